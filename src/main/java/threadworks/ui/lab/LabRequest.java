package threadworks.ui.lab;

import java.util.List;

/** What a lesson's page asks of the lab. Each names a demo of the page's own lesson. */
public sealed interface LabRequest {
  /** The demo's name. */
  String demo();

  /** Bring this demo into the lab. */
  record Show(String demo) implements LabRequest {}

  /** Bring it in and run these of its variants, one after another. */
  record Run(String demo, List<String> variants) implements LabRequest {}

  /** Bring it in and select the bar of one of its variants. */
  record Select(String demo, String variant) implements LabRequest {}

  /**
   * Bring it in and walk a schedule of one of its variants.
   *
   * @param code the schedule's code; empty for the start
   */
  record Walk(String demo, String variant, String code) implements LabRequest {}

  /** Bring it in and explore one of its variants. */
  record Explore(String demo, String variant) implements LabRequest {}

  /** Bring it in and open a tab of the lab. */
  record OpenTab(String demo, String tab) implements LabRequest {}

  /** Bring it in and show a method of its source. */
  record ShowCode(String demo, String method) implements LabRequest {}
}
