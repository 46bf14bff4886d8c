package threadworks.ui.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import threadworks.session.VariantRun;
import threadworks.wording.Language;

/** What the tour brought home, as a web page: times measured and pictures, lesson by lesson. */
final class Gallery {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Threadworks: the tour</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 1320px; padding: 0 1rem;
             color: #1f2328; }
      table { border-collapse: collapse; margin: 1rem 0; }
      th, td { padding: .25rem 1rem .25rem 0; text-align: right; border-bottom: 1px solid #d1d9e0; }
      th:first-child, td:first-child, td.text { text-align: left; }
      .pictures { display: grid; grid-template-columns: repeat(auto-fill, minmax(400px, 1fr)); gap: 1rem; }
      figure { margin: 0; }
      img { width: 100%; border: 1px solid #d1d9e0; }
      figcaption { color: #59636e; font-size: 13px; }
      </style>
      <h1>Threadworks: the tour</h1>
      """;

  private final Path folder;
  private final StringBuilder html = new StringBuilder(HEAD);
  private final List<String> pictures = new ArrayList<>();

  Gallery(Path folder) {
    this.folder = folder;
    html.append(
        """
        <p>Pages and charts, from real runs on %d processors, Java %s, %s.
        <code>threadworks tour --all</code> shows every lesson in every look.</p>
        """
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                escape(System.getProperty("java.version")),
                escape(System.getProperty("os.name"))));
  }

  void lesson(String title) {
    closePictures();
    html.append("<h2>").append(escape(title)).append("</h2>\n");
  }

  void timings(String demo, List<VariantRun> runs) {
    closePictures();
    html.append("<h3>").append(escape(demo)).append("</h3>\n<table>\n");
    html.append("<tr><th>variant<th>measured<th>ideal<th>pool start-up<th></tr>\n");
    for (var run : runs) {
      html.append(
          "<tr><td>%s<td>%s<td>%s<td>%s<td class=\"text\">%s</tr>\n"
              .formatted(
                  escape(run.variant().name()),
                  text(run.elapsedNanos() / 1e9),
                  Double.isNaN(run.idealMillis()) ? "" : text(run.idealMillis() / 1e3),
                  run.startupNanos() == 0 ? "" : text(run.startupNanos() / 1e9),
                  escape(remark(run))));
    }
    html.append("</table>\n");
  }

  void picture(String file) {
    if (pictures.isEmpty()) {
      html.append("<div class=\"pictures\">\n");
    }
    pictures.add(file);
    html.append(
        "<figure><a href=\"%1$s\"><img src=\"%1$s\" alt=\"\" loading=\"lazy\"></a><figcaption>%1$s</figcaption></figure>\n"
            .formatted(escape(file)));
  }

  void write() throws IOException {
    closePictures();
    html.append("</html>\n");
    Files.writeString(folder.resolve("index.html"), html);
  }

  private void closePictures() {
    if (!pictures.isEmpty()) {
      html.append("</div>\n");
      pictures.clear();
    }
  }

  private static String remark(VariantRun run) {
    var error = run.error();
    if (error != null) {
      return Language.EN.wording().say(error);
    }
    return run.status() == VariantRun.Status.DONE ? "" : run.status().toString();
  }

  static String text(double seconds) {
    return String.format(Locale.ROOT, "%.3f s", seconds);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
