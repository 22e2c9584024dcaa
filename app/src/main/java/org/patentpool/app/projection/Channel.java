package org.patentpool.app.projection;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the channel's configuration says of the network. */
@Component
public class Channel {
  private final JdbcClient jdbc;

  Channel(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who holds the keys of the network: {@code single} when one machine holds all of them, {@code
   * several} when each organisation holds its own; nothing before the first block is read.
   */
  public Optional<String> custody() {
    return jdbc.sql("select custody from channel").query(String.class).optional();
  }
}
