package threadworks.lab;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * A small web site on the loopback address, for demos that wait for the network: each page answers
 * after the delay that the request names. No page comes from the internet.
 *
 * <p>The host opens the site before a run; worker processes find it by a system property that they
 * are started with.
 */
public final class Site implements AutoCloseable {
  /** The system property that holds the site's address in a process and its workers. */
  public static final String ADDRESS = "threadworks.site";

  private final HttpServer server;

  private Site(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens the site on a free port of the loopback address and makes it the one that {@link #get}
   * asks.
   */
  public static Site open() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            Thread.sleep(Duration.ofMillis(Long.parseLong(exchange.getRequestURI().getQuery())));
            var page =
                exchange.getRequestURI().getPath().substring(1).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    System.setProperty(ADDRESS, "http://127.0.0.1:" + server.getAddress().getPort());
    return new Site(server);
  }

  /**
   * Fetches a page and waits for it.
   *
   * @param page the page's name
   * @param seconds how long the site takes to answer
   * @return the page's text
   * @throws IllegalStateException when no site is open in this process or the one that started it
   * @throws UncheckedIOException when the site does not answer
   */
  public static String get(String page, double seconds) {
    var address = System.getProperty(ADDRESS);
    if (address == null) {
      throw new IllegalStateException(
          "no site is open: start the demo through Threadworks, or call Site.open() first");
    }
    try {
      var url = URI.create(address + "/" + page + "?" + Math.round(seconds * 1000)).toURL();
      var connection = (HttpURLConnection) url.openConnection();
      try (var in = connection.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the site did not answer for page " + page, e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    System.clearProperty(ADDRESS);
  }
}
