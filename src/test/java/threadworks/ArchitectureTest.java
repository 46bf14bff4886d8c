package threadworks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** Who may know whom. A package that is still empty keeps every rule. */
@AnalyzeClasses(
    packages = "threadworks",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
  @ArchTest
  static final ArchRule LAB =
      mayOnlyKnow("lab", "a demo imports it, and must stay a plain program that runs anywhere");

  @ArchTest
  static final ArchRule WORDING =
      mayOnlyKnow("wording", "whoever has something to say may use it, down to the lab's children");

  @ArchTest
  static final ArchRule MULTIPROCESSING =
      mayOnlyKnow(
          "multiprocessing",
          "it is a library of its own: what watches it is installed from outside",
          "lab");

  @ArchTest
  static final ArchRule TRACE =
      mayOnlyKnow("trace", "it is loaded in every process of a run, which is to start fast", "lab");

  @ArchTest
  static final ArchRule TRACE_KNOWS_NO_RECORDER =
      noClasses()
          .that()
          .resideInAPackage("threadworks.trace")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("threadworks.trace.record..")
          .because("everybody may see what happened; how it is written down is the run's business");

  @ArchTest
  static final ArchRule ONLY_CHILDREN_RECORD =
      noClasses()
          .that()
          .resideInAnyPackage("threadworks.ui..", "threadworks.cli..", "threadworks.session..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("threadworks.trace.record..")
          .because("they show what a child has written down");

  @ArchTest
  static final ArchRule SCHEDULE =
      mayOnlyKnow("schedule", "the engine is tested without a window, a host or a lesson", "lab");

  @ArchTest
  static final ArchRule ASM_ONLY_IN_WEAVE =
      noClasses()
          .that()
          .resideOutsideOfPackage("threadworks.weave..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..")
          .because("weave alone rewrites class files; nobody else needs to know how")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule WEAVE =
      mayOnlyKnow(
          "weave",
          "it rewrites classes so that they call the hooks, and no more",
          "lab",
          "trace",
          "schedule");

  @ArchTest static final ArchRule WEAVE_TRACE = eachWayToWeaveKnowsItsOwnHooks("trace", "schedule");

  @ArchTest
  static final ArchRule WEAVE_SCHEDULE = eachWayToWeaveKnowsItsOwnHooks("schedule", "trace");

  @ArchTest
  static final ArchRule LESSON =
      mayOnlyKnow("lesson", "lessons are read and checked without running any of them", "lab");

  @ArchTest
  static final ArchRule SESSION_IS_BELOW_ITS_DRIVERS =
      nobodyKnows(
          "the window and the command line drive the same sessions, which know neither",
          "ui",
          "cli");

  @ArchTest
  static final ArchRule DRIVERS_KNOW_SESSIONS_ONLY =
      noClasses()
          .that()
          .resideInAnyPackage("threadworks.ui..", "threadworks.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("threadworks.weave..", "threadworks.schedule", "threadworks.host..")
          .because(
              "they show what sessions tell, the engine's reports too; how that comes about is not"
                  + " their business")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule JAVAFX_ONLY_IN_UI =
      noClasses()
          .that()
          .resideOutsideOfPackage("threadworks.ui..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("javafx..")
          .because("whatever is not the window also runs where there is none")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule PROCESSES_ARE_STARTED_IN_TWO_PLACES =
      noClasses()
          .that()
          .resideOutsideOfPackages("threadworks.host..", "threadworks.multiprocessing..")
          .should()
          .dependOnClassesThat(simpleName("ProcessBuilder"))
          .because("who starts a process must see to it that it ends")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule RUN_LATER_ONLY_IN_FX =
      noClasses()
          .that()
          .resideOutsideOfPackage("threadworks.ui.fx..")
          .should()
          .callMethod("javafx.application.Platform", "runLater", Runnable.class.getName())
          .because("work that is pushed to the window's thread from anywhere can flood it")
          .allowEmptyShould(true);

  /** The package knows the JDK, libraries, itself and the packages named, but no other of ours. */
  private static ArchRule mayOnlyKnow(String name, String because, String... others) {
    var known =
        Stream.concat(Stream.of(name, "wording"), Arrays.stream(others))
            .map(other -> "threadworks." + other + "..")
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage("threadworks." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage("threadworks.."))
                .or(resideInAnyPackage(known)))
        .because(because)
        .allowEmptyShould(true);
  }

  private static ArchRule eachWayToWeaveKnowsItsOwnHooks(String way, String other) {
    return noClasses()
        .that()
        .resideInAPackage("threadworks.weave." + way + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("threadworks." + other + "..", "threadworks.weave." + other + "..")
        .because("a run on real threads and a schedule have nothing in common but the demo")
        .allowEmptyShould(true);
  }

  /** None but these packages themselves and the main class know them. */
  private static ArchRule nobodyKnows(String because, String... names) {
    var packages =
        Arrays.stream(names).map(name -> "threadworks." + name + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .and()
        .resideOutsideOfPackage("threadworks")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .because(because)
        .allowEmptyShould(true);
  }
}
