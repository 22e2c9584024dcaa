package org.patentpool.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patentpool.app.ledger.Command;
import org.patentpool.app.ledger.Connection;
import org.patentpool.app.ledger.LedgerClient;
import org.patentpool.app.ledger.Outcome;
import org.patentpool.app.start.DataFolder;
import org.patentpool.app.start.StartOptions;
import org.patentpool.pool.decision.CommandType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole app with a database of its own on any ledger; the tests use one folder in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApplicationStory {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path data;
  private HttpClient http;
  private ConfigurableApplicationContext app;

  /**
   * @param data the app's folder
   */
  ApplicationStory(Path data) {
    this.data = data;
  }

  /** Which ledger it is to use, as options of the start. */
  abstract List<String> ledger() throws Exception;

  /** That ledger's connection file. */
  abstract Path connection();

  abstract String custody();

  @BeforeAll
  void first() throws Exception {
    http = HttpClient.newHttpClient();
    app = start();
  }

  @AfterAll
  void last() {
    if (app != null) {
      app.close();
    }
    http.close();
  }

  private ConfigurableApplicationContext start(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
    arguments.addAll(ledger());
    arguments.addAll(List.of(options));
    StartOptions parsed = StartOptions.parse(arguments, Map.of());
    return PoolApplication.start(parsed, DataFolder.open(parsed.data()));
  }

  private HttpRequest.Builder to(String path) {
    String port = app.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  final HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private Map<String, List<String>> tables() {
    JdbcClient jdbc = app.getBean(JdbcClient.class);
    Map<String, List<String>> content = new TreeMap<>();
    for (String table :
        List.of(
            "ballot",
            "block",
            "channel",
            "charter",
            "party",
            "place",
            "pool_day",
            "terms",
            "transaction",
            "vote")) {
      content.put(
          table,
          jdbc.sql("select cast(t as text) as row from " + table + " t order by 1")
              .query(String.class)
              .list());
    }
    return content;
  }

  @Test
  @Order(1)
  void the_sample_pool_is_there_when_it_is_ready() throws Exception {
    JsonNode pool = json("/api/pool");
    assertThat(pool.at("/pool/state").asString()).isEqualTo("ACTIVE");
    assertThat(pool.at("/pool/theme").asString()).isEqualTo("solid-state-batteries");
    assertThat(pool.at("/pool/terms/version").asInt()).isEqualTo(1);
    assertThat(pool.at("/custody").asString()).isEqualTo(custody());

    JsonNode members = json("/api/members").at("/members");
    assertThat(members.findValuesAsString("party"))
        .containsExactly(
            "founder-1",
            "founder-2",
            "founder-3",
            "operator",
            "auditor",
            "m-0001",
            "m-0002",
            "l-0001");
    assertThat(members.findValuesAsString("status"))
        .containsExactly(
            "ACTIVE", "ACTIVE", "PROPOSED", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE");

    JsonNode ballot = json("/api/ballots").at("/ballots/0");
    assertThat(ballot.at("/state").asString()).isEqualTo("OPEN");
    assertThat(ballot.at("/concerns").asString()).isEqualTo("founder-3");
    assertThat(ballot.at("/tally/electorate").asInt()).isEqualTo(2);
    assertThat(ballot.at("/tally/yes").asInt()).isEqualTo(1);
    assertThat(ballot.at("/tally/abstain").asInt()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void the_page_shows_the_same_without_any_script() throws Exception {
    String page = get("/").body();
    assertThat(page)
        .contains("solid-state-cells", "founder-1", "l-0001", "Admit as a founder", "vote.cast");
    String newest = json("/api/blocks?limit=1").at("/blocks/0/hash").asString();
    assertThat(page).contains(newest);
  }

  @Test
  @Order(2)
  void pages_of_members_and_blocks_join_without_gap() throws Exception {
    List<String> parties = new ArrayList<>();
    JsonNode page = json("/api/members?limit=3");
    while (true) {
      parties.addAll(page.at("/members").findValuesAsString("party"));
      if (page.at("/next").isNull()) {
        break;
      }
      page = json("/api/members?limit=3&after=" + page.at("/next").asString());
    }
    assertThat(parties).hasSize(8).doesNotHaveDuplicates();

    List<Long> numbers = new ArrayList<>();
    page = json("/api/blocks?limit=4");
    while (true) {
      page.at("/blocks").forEach(block -> numbers.add(block.at("/number").asLong()));
      if (page.at("/next").isNull()) {
        break;
      }
      page = json("/api/blocks?limit=4&before=" + page.at("/next").asLong());
    }
    assertThat(numbers).endsWith(1L, 0L);
    for (int i = 1; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) - 1);
    }
  }

  @ParameterizedTest
  @Order(2)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          /nothing                   | 404 | There is nothing here
          /api                       | 404 | There is nothing here
          /WEB-INF/web.xml           | 404 | There is nothing here
          /api/members?limit=0       | 400 | 'limit' cannot be used
          /api/members?limit=101     | 400 | 'limit' cannot be used
          /api/members?limit=many    | 400 | 'limit'
          /api/members?after=nobody  | 400 | no party is called nobody
          /?after=nobody             | 400 | no party is called nobody
          /api/blocks?before=-1      | 400 | 'before' cannot be used
          /api/blocks?before=99999999999999999999 | 400 | 'before'
          /live                      | 400 | 'block'
          """)
  void what_cannot_be_answered_is_a_problem_in_clear_words(String path, int status, String detail)
      throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(response.body()).at("/detail").asString()).contains(detail);
    assertThat(response.body()).doesNotContain("org.", "java", "Exception", "Tomcat");
  }

  @Test
  @Order(2)
  void only_reading_is_offered() throws Exception {
    HttpResponse<String> response =
        http.send(
            to("/api/pool").POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @Order(2)
  @ValueSource(
      strings = {"/", "/api/pool", "/health", "/nothing", "/WEB-INF/x", "/assets/page.css"})
  void every_answer_forbids_what_the_page_does_not_need(String path) throws Exception {
    var headers = get(path).headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  @Order(2)
  void the_page_needs_nothing_from_elsewhere_and_finds_all_it_names() throws Exception {
    String page = get("/").body();
    assertThat(page).doesNotContain("style=", "onclick", "javascript:");
    var named = Pattern.compile("(?:src|href)=\"([^\"#]+)").matcher(page);
    int found = 0;
    while (named.find()) {
      assertThat(named.group(1)).startsWith("/");
      assertThat(get(named.group(1)).statusCode()).as(named.group(1)).isEqualTo(200);
      found++;
    }
    assertThat(found).isGreaterThan(5);
  }

  @Test
  @Order(2)
  void a_page_that_shows_the_newest_block_is_left_alone() throws Exception {
    long block = json("/health").at("/block").asLong();
    assertThat(get("/live?state=current&block=" + block).statusCode()).isEqualTo(204);
    HttpResponse<String> newer = get("/live?state=current&block=" + (block - 1));
    assertThat(newer.statusCode()).isEqualTo(200);
    assertThat(newer.body()).startsWith("<main").doesNotContain("<html");
  }

  @Test
  @Order(2)
  void a_request_by_another_name_is_refused() throws Exception {
    String port = app.getEnvironment().getRequiredProperty("local.server.port");
    try (var socket =
        new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket
          .getOutputStream()
          .write(
              "GET /api/pool HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      String answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("solid-state");
    }
  }

  @Test
  @Order(3)
  void what_happens_on_the_ledger_shows_on_the_page() throws Exception {
    vote("changed-my-mind", "YES", 2);
  }

  /** A founder votes, and the page counts so many in favour. */
  final void vote(String id, String choice, int inFavour) throws Exception {
    Connection connection = Connection.read(connection());
    try (LedgerClient founder = LedgerClient.connect(connection, "Founder2MSP", "founder")) {
      var vote =
          new Command(CommandType.VOTE_CAST, id).with("ballot", "b-0001").with("choice", choice);
      assertThat(founder.submit(vote)).isInstanceOf(Outcome.Accepted.class);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(json("/api/ballots").at("/ballots/0/tally/yes").asInt())
                .isEqualTo(inFavour));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(lag()).isZero());
  }

  private long lag() throws Exception {
    return json("/health").at("/lag").asLong();
  }

  @Test
  @Order(4)
  void a_restart_keeps_everything_and_a_rebuild_makes_the_same_tables() throws Exception {
    Map<String, List<String>> before = tables();
    String page = get("/").body();
    app.close();

    app = start();
    assertThat(tables()).isEqualTo(before);
    app.getBean(org.patentpool.app.projection.Chain.class)
        .await(json("/api/blocks?limit=1").at("/blocks/0/number").asLong(), PATIENCE);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(get("/").body()).isEqualTo(page));
    app.close();

    app = start("--rebuild");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(tables()).isEqualTo(before));
  }
}
