package threadworks.host.misbehaving;

import java.util.List;
import threadworks.lab.Param;
import threadworks.lab.Variant;
import threadworks.multiprocessing.ProcessPool;

/** A demo whose names are in another script, and whose tasks wait in another file. */
@SuppressWarnings("UnicodeInCode") // it is the point
public final class AnyScript {
  @Param(min = 1, max = 9)
  static int 份数 = 1;

  private AnyScript() {}

  @Variant
  static List<String> 逐个抓取() throws InterruptedException {
    try (var 池 = new ProcessPool(1)) {
      return 池.map(AnyScript::抓取, List.of("首页", "目录"));
    }
  }

  private static String 抓取(String 网页) throws InterruptedException {
    Elsewhere.nap();
    System.out.println("抓到 " + 网页);
    return 网页 + " " + 份数;
  }
}
