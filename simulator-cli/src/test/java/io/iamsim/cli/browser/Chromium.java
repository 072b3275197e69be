package io.iamsim.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A headless Chromium with one page, driven by the DevTools protocol over a web socket. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String LISTENING = "DevTools listening on ws://";
  private static final int SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Replies replies;
  private int calls;

  private Chromium(Process process, WebSocket socket, Replies replies) {
    this.process = process;
    this.socket = socket;
    this.replies = replies;
  }

  /** A page at a URL, with a profile of its own. */
  static Chromium open(String url, Path profile) throws Exception {
    List<String> command = new ArrayList<>(List.of(binary()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--remote-debugging-port=0",
            "--window-size=1280,900",
            "--user-data-dir=" + profile,
            url));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String address = address(process);
    HttpClient client = HttpClient.newHttpClient();
    String page = page(client, address);
    Replies replies = new Replies();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(page), replies)
            .get(SECONDS, TimeUnit.SECONDS);
    return new Chromium(process, socket, replies);
  }

  private static String binary() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      for (String name : NAMES) {
        Path file = Path.of(folder, name);
        if (Files.isExecutable(file)) {
          return file.toString();
        }
      }
    }
    throw new IllegalStateException(
        "no Chromium on the PATH; install one, or run without -Pbrowser");
  }

  /** Host and port of the protocol, which Chromium says on its standard error. */
  private static String address(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread drain = new Thread(() -> lines.lines().forEach(rest -> {}));
        drain.setDaemon(true);
        drain.start();
        return line.substring(LISTENING.length()).replaceFirst("/.*", "");
      }
    }
    throw new IllegalStateException("Chromium ended without listening");
  }

  private static String page(HttpClient client, String address) throws Exception {
    for (int attempt = 0; attempt < SECONDS * 5; attempt++) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build(),
              HttpResponse.BodyHandlers.ofString());
      for (JsonNode target : JSON.readTree(response.body())) {
        if (target.path("type").asText().equals("page")) {
          return target.path("webSocketDebuggerUrl").asText();
        }
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("Chromium opened no page");
  }

  /** The value of a JavaScript expression, as text. */
  String evaluate(String expression) throws Exception {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("expression", expression).put("returnByValue", true);
    JsonNode result = call("Runtime.evaluate", parameters).path("result");
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(result.path("exceptionDetails").toString());
    }
    return result.path("result").path("value").asText();
  }

  /** Waits until an expression is true. */
  void await(String expression) throws Exception {
    for (int attempt = 0; attempt < SECONDS * 10; attempt++) {
      if (evaluate(expression).equals("true")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("never true: " + expression);
  }

  /** Presses and lets go a key. */
  void press(String key, int code) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      ObjectNode parameters = JSON.createObjectNode();
      parameters.put("type", type).put("key", key).put("code", key);
      parameters.put("windowsVirtualKeyCode", code);
      if (key.equals("Enter") && type.equals("keyDown")) {
        parameters.put("text", "\r");
      }
      call("Input.dispatchKeyEvent", parameters);
    }
  }

  /** Makes the window as small as a phone's. */
  void asPhone() throws Exception {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("width", 390).put("height", 844).put("deviceScaleFactor", 2);
    call("Emulation.setDeviceMetricsOverride", parameters.put("mobile", true));
  }

  /** Gives the window a size. */
  void resize(int width, int height) throws Exception {
    ObjectNode parameters = JSON.createObjectNode();
    parameters.put("width", width).put("height", height).put("deviceScaleFactor", 1);
    call("Emulation.setDeviceMetricsOverride", parameters.put("mobile", false));
  }

  /** Says that the person prefers dark pages. */
  void inTheDark() throws Exception {
    ObjectNode parameters = JSON.createObjectNode();
    parameters
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", "dark");
    call("Emulation.setEmulatedMedia", parameters);
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    int id = ++calls;
    ObjectNode message = JSON.createObjectNode();
    message.put("id", id).put("method", method).set("params", parameters);
    CompletableFuture<JsonNode> reply = replies.to(id);
    socket.sendText(JSON.writeValueAsString(message), true).get(SECONDS, TimeUnit.SECONDS);
    return reply.get(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.destroy();
    process.waitFor(SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
  }

  /** Collects what the browser says, and gives each call its reply. */
  private static final class Replies implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder text = new StringBuilder();

    CompletableFuture<JsonNode> to(int id) {
      return waiting.computeIfAbsent(id, any -> new CompletableFuture<>());
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          JsonNode message = JSON.readTree(text.toString());
          if (message.has("id")) {
            to(message.path("id").asInt()).complete(message);
          }
        } catch (IOException e) {
          throw new IllegalStateException(e);
        } finally {
          text.setLength(0);
        }
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
