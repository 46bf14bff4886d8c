package threadworks.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;

/** Light or dark, switched in place; and the style sheets and fonts of every scene it dresses. */
public final class Theme {
  private static final String COMMON = sheet("threadworks");
  private static final String LIGHT = sheet("colours-light");
  private static final String DARK = sheet("colours-dark");

  private final BooleanProperty dark;
  private final ReadOnlyObjectWrapper<Palette> palette;
  private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());

  /** A theme that begins light or dark. */
  public Theme(boolean dark) {
    Fonts.load();
    this.dark = new SimpleBooleanProperty(this, "dark", dark);
    this.palette = new ReadOnlyObjectWrapper<>(this, "palette", Palette.LIGHT);
    this.dark.subscribe(this::change);
  }

  /** Whether it is dark; may be set at any time. */
  public BooleanProperty darkProperty() {
    return dark;
  }

  /** The colours now, for canvases: draw anew when it changes. */
  public ReadOnlyObjectProperty<Palette> paletteProperty() {
    return palette.getReadOnlyProperty();
  }

  /** The colours now. */
  public Palette palette() {
    return palette.get();
  }

  /** Gives the scene our style sheets, now and whenever the theme changes. Holds it weakly. */
  public void dress(Scene scene) {
    scenes.add(scene);
    dress(scene, dark.get());
  }

  private void change(boolean dark) {
    // Parsed before: its text would cost a start a tenth of a second.
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheetBSS());
    scenes.forEach(scene -> dress(scene, dark));
    palette.set(dark ? Palette.DARK : Palette.LIGHT);
  }

  private static void dress(Scene scene, boolean dark) {
    scene.getStylesheets().setAll(dark ? DARK : LIGHT, COMMON);
    scene.setFill(dark ? Palette.DARK.background() : Palette.LIGHT.background());
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource("/assets/css/" + name + ".css"))
        .toExternalForm();
  }
}
