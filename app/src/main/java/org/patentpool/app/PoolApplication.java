package org.patentpool.app;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.patentpool.app.ledger.ConnectionException;
import org.patentpool.app.start.DataFolder;
import org.patentpool.app.start.StartException;
import org.patentpool.app.start.StartOptions;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the app: {@code ./pool start}. */
@SpringBootApplication
public class PoolApplication {
  private static final int UNUSABLE = 2;
  private static final int BROKEN = 1;

  /** Exits with 2 and one line when it cannot start as told, with 1 when it is broken. */
  public static void main(String[] arguments) {
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.print(StartOptions.USAGE);
      return;
    }
    int exit = serve(given, System.out, System.err);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  private static int serve(List<String> arguments, PrintStream out, PrintStream err) {
    String log = "";
    try {
      StartOptions options = StartOptions.parse(arguments, System.getenv());
      requireFree(options.port());
      DataFolder folder = DataFolder.open(options.data());
      log = "; " + folder.log() + " says more";
      ConfigurableApplicationContext app = start(options, folder);
      out.println(
          "ready http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port"));
      out.flush();
      return 0;
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof StartException || cause instanceof ConnectionException) {
          err.println("pool start: " + cause.getMessage());
          return UNUSABLE;
        }
        if (cause instanceof PortInUseException busy) {
          err.println("pool start: " + taken(busy.getPort()));
          return UNUSABLE;
        }
      }
      err.println(
          "pool start: it broke while starting (" + e.getClass().getSimpleName() + ")" + log);
      return BROKEN;
    }
  }

  /** Starts everything; closing the context stops it and lets go of the folder. */
  static ConfigurableApplicationContext start(StartOptions options, DataFolder folder) {
    return new SpringApplicationBuilder(PoolApplication.class)
        .bannerMode(Banner.Mode.OFF)
        .initializers(context -> {
          var beans = (GenericApplicationContext) context;
          beans.registerBean(StartOptions.class, () -> options);
          beans.registerBean(DataFolder.class, () -> folder);
        })
        // As arguments they overrule the environment: nothing opens the app to other machines.
        .run(
            "--server.address=127.0.0.1",
            "--server.port=" + options.port(),
            "--logging.file.name=" + folder.log());
  }

  /** Tells early, before a ledger and a database were started for nothing. */
  private static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new StartException(taken(port), e);
    }
  }

  private static String taken(int port) {
    return "port " + port + " is taken: give another with --port, or --port 0 for any";
  }
}
