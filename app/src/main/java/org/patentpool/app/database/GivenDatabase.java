package org.patentpool.app.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.patentpool.app.start.StartException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL named by {@code POOL_DATABASE_URL}. */
record GivenDatabase(String url, String user, String secret) implements JdbcConnectionDetails {

  /** Reads {@code postgresql://user:password@host:port/database?parameters}. */
  static GivenDatabase parse(String value) {
    try {
      URI uri = new URI(value.startsWith("jdbc:") ? value.substring(5) : value);
      String scheme = uri.getScheme();
      String login = uri.getRawUserInfo();
      if (!("postgresql".equals(scheme) || "postgres".equals(scheme))
          || uri.getHost() == null
          || login == null
          || uri.getPath().length() < 2) {
        throw unusable();
      }
      int colon = login.indexOf(':');
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new GivenDatabase(
          "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
          decoded(colon < 0 ? login : login.substring(0, colon)),
          colon < 0 ? "" : decoded(login.substring(colon + 1)));
    } catch (URISyntaxException _) {
      throw unusable();
    }
  }

  /** Says nothing of what was given: there is a password in it. */
  private static StartException unusable() {
    return new StartException(
        "POOL_DATABASE_URL is not usable: write it like"
            + " postgresql://user:password@host:5432/database");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String getJdbcUrl() {
    return url;
  }

  @Override
  public String getUsername() {
    return user;
  }

  @Override
  public String getPassword() {
    return secret;
  }

  @Override
  public String toString() {
    return "GivenDatabase[" + url + "]";
  }
}
