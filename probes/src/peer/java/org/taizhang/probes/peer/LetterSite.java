package org.taizhang.probes.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jsoup.nodes.Entities;

/** A small government site that works: sessions by cookie, forms with CSRF tokens, a login, a search, a box for letters. */
public final class LetterSite implements AutoCloseable {
    public static final String USER = "visitor";
    public static final String SECRET = "p&ss \"wörd\" 密";

    public final CopyOnWriteArrayList<String> letters = new CopyOnWriteArrayList<>();
    private volatile boolean boxClosed;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final Map<String, String> people = new ConcurrentHashMap<>();
    private final HttpServer server;

    public LetterSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** Takes no letters any more, while all its pages still open. */
    public void closeBox() {
        boxClosed = true;
    }

    /** Takes letters again. */
    public void openBox() {
        boxClosed = false;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        var session = session(exchange);
        var fields = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        switch (asked) {
            case "GET /login" -> say(exchange, 200, "<form>" + token(session) + "</form>");
            case "POST /login" -> logIn(exchange, session, fields);
            case "GET /home" -> home(exchange, session);
            case "GET /search" -> search(exchange);
            case "GET /letters/new" ->
                say(exchange, 200, "<h1>写信</h1><form action='/letters'>" + token(session) + "</form>");
            case "POST /letters" -> accept(exchange, session, fields);
            default -> {
                if (asked.startsWith("GET /letters/")) letter(exchange, asked.substring("GET /letters/".length()));
                else say(exchange, 404, "没有这个页面");
            }
        }
    }

    private String token(String session) {
        var token = UUID.randomUUID().toString();
        tokens.put(session, token);
        return "<input type=hidden name=_csrf value='" + token + "'>";
    }

    private boolean isForged(String session, Map<String, String> fields) {
        return !fields.getOrDefault("_csrf", "").equals(tokens.remove(session));
    }

    private void logIn(HttpExchange exchange, String session, Map<String, String> fields) throws IOException {
        if (isForged(session, fields)) say(exchange, 403, "CSRF");
        else if (!USER.equals(fields.get("name")) || !SECRET.equals(fields.get("password")))
            say(exchange, 200, "<p>用户名或密码错误：" + fields.get("password") + "</p>");
        else {
            people.put(session, USER);
            redirect(exchange, 302, "/home");
        }
    }

    private void home(HttpExchange exchange, String session) throws IOException {
        var who = people.get(session);
        if (who == null) redirect(exchange, 302, "/login");
        else say(exchange, 200, "<p>欢迎，" + who + "</p><a class=write href='letters/new?from=home&amp;x=1'>写信</a>");
    }

    private void search(HttpExchange exchange) throws IOException {
        var query = fields(exchange.getRequestURI().getRawQuery()).getOrDefault("q", "");
        var hits = letters.stream().filter(letter -> letter.contains(query)).count();
        say(exchange, 200, "<p>找到 " + hits + " 条“" + Entities.escape(query) + "”</p>");
    }

    private void accept(HttpExchange exchange, String session, Map<String, String> fields) throws IOException {
        if (boxClosed) say(exchange, 503, "暂停受理");
        else if (people.get(session) == null) say(exchange, 401, "请先登录");
        else if (isForged(session, fields)) say(exchange, 403, "CSRF");
        else {
            letters.add(fields.get("title"));
            redirect(exchange, 303, "/letters/" + (letters.size() - 1));
        }
    }

    private void letter(HttpExchange exchange, String number) throws IOException {
        say(
                exchange,
                200,
                "<h1>" + Entities.escape(letters.get(Integer.parseInt(number))) + "</h1><p>您的来信已受理，编号 L-" + number
                        + "。</p>");
    }

    private static String session(HttpExchange exchange) {
        var cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (cookie != null && cookie.startsWith("JSESSIONID=")) return cookie.substring(11);
        var session = UUID.randomUUID().toString();
        exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=" + session + "; Path=/; HttpOnly");
        return session;
    }

    private static Map<String, String> fields(String form) {
        var fields = new HashMap<String, String>();
        for (var field : form.split("&", -1)) {
            var parts = field.split("=", 2);
            if (parts.length == 2)
                fields.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void redirect(HttpExchange exchange, int status, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(status, -1);
    }

    private static void say(HttpExchange exchange, int status, String page) throws IOException {
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
