package org.taizhang.api.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.taizhang.api.Client;
import org.taizhang.api.Product;
import org.taizhang.api.standard.Scenario.Step;
import org.taizhang.domain.Role;
import tools.jackson.databind.JsonNode;

/** Where scenarios are played: the running product, the people, the clock, and what the steps kept. */
public final class Stage {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z][\\w.-]*(?:[+-][PT0-9][PTDHMS0-9]*)?)}");
    private static final String BOUNDARY = "standard-scenario";

    /** Who plays: by the part, with the roles it takes. Parts of one role are different people. */
    private static final Map<String, Role[]> PARTS = Map.ofEntries(
            Map.entry("operator", new Role[] {Role.OPERATOR}),
            Map.entry("operator2", new Role[] {Role.OPERATOR}),
            Map.entry("operator3", new Role[] {Role.OPERATOR}),
            Map.entry("approver", new Role[] {Role.APPROVER}),
            Map.entry("approver2", new Role[] {Role.APPROVER}),
            Map.entry("watch", new Role[] {Role.WATCH}),
            Map.entry("watch2", new Role[] {Role.WATCH}),
            Map.entry("both", new Role[] {Role.OPERATOR, Role.APPROVER}),
            Map.entry("auditor", new Role[] {Role.AUDITOR}));

    private final Product product;
    private final SettableClock clock;
    private final Map<String, Client> people;
    private final Map<String, String> kept = new HashMap<>();
    private final Set<String> subjects = new TreeSet<>();
    private long position = -1;

    public Stage(Product product, SettableClock clock, Map<String, Client> people) {
        this.product = product;
        this.clock = clock;
        this.people = people;
    }

    public static Map<String, Client> people() {
        return new ConcurrentHashMap<>();
    }

    void play(Scenario scenario) {
        for (int i = 0; i < scenario.steps().size(); i++) {
            try {
                play(scenario.steps().get(i));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "%s “%s”, step %d: %s".formatted(scenario.clause(), scenario.zh(), i + 1, e.getMessage()), e);
            }
        }
        for (var event : scenario.evidence()) proves(scenario.clause(), event);
    }

    /** Has a name stand for a value in later steps. */
    public Stage with(String name, String value) {
        kept.put(name, value);
        return this;
    }

    /** What a name stands for. */
    public String kept(String name) {
        return Objects.requireNonNull(kept.get(name), name);
    }

    public void play(Step step) {
        if (step.forward() != null) clock.forward(step.forward());
        else if (step.at() != null) clock.set(Instant.parse(filled(step.at())));
        else if (step.upload() != null) upload(step);
        else if (step.see() != null) see(step);
        else ask(step);
    }

    private void ask(Step step) {
        var body = step.body() == null ? null : filled(step.body().toString());
        var answer = person(step).send(step.method(), filled(step.path()), body, reading());
        if (step.refused() != null) {
            assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
            assertThat(answer.json().path("type").asString())
                    .as(answer.body())
                    .isEqualTo("urn:taizhang:problem:" + step.refused());
            return;
        }
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        if (answer.headers().firstValue("Taizhang-Position").isPresent())
            position = Math.max(position, answer.position());
        if (step.keep() != null) keep(step.keep(), answer.subject());
    }

    /** Waits for what follows by itself, such as a reaction. */
    private void see(Step step) {
        eventually(() -> {
            var answer = person(step).get(filled(step.path()), reading());
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            step.see().forEach((pointer, value) -> {
                var found = answer.json().at(filled(pointer));
                assertThat(found.isMissingNode() ? "" : text(found))
                        .as("%s of %s", pointer, answer.body())
                        .isEqualTo(filled(text(value)));
            });
            if (step.keep() != null)
                keep(
                        step.keep(),
                        answer.json()
                                .at(step.see().keySet().iterator().next().replaceFirst("/[^/]*$", "/id"))
                                .asString());
        });
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    /** A small text file, kept under its name and, as {@code name.sha256}, with its digest. */
    private void upload(Step step) {
        var text = filled(step.upload());
        var body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n230000\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"evidence.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n" + text + "\r\n--" + BOUNDARY + "--\r\n";
        var answer = person(step)
                .post("/api/v1/files", body, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .expect(201);
        keep(step.keep(), answer.subject());
        kept.put(step.keep() + ".sha256", sha256(text));
    }

    private void keep(String name, String subject) {
        kept.put(name, subject);
        subjects.add(subject);
    }

    /** The clause's evidence holds that event about one of the subjects. */
    private void proves(String clause, String event) {
        var today = clock.instant().atZone(ZONE).toLocalDate();
        var path = "/api/v1/clauses/" + clause + "/evidence?limit=500&from=" + today.minusDays(390) + "&until="
                + today.plusDays(2);
        eventually(() -> {
            var found = person("auditor").get(path, reading()).expect(200).items().stream()
                    .filter(evidence ->
                            subjects.contains(evidence.get("subject").asString()))
                    .map(evidence -> evidence.get("event").asString()
                            + (evidence.has("topic")
                                    ? "/" + evidence.get("topic").asString()
                                    : ""))
                    .toList();
            assertThat(found)
                    .as("evidence of " + clause + " about " + subjects)
                    .anyMatch(name -> name.equals(event) || name.startsWith(event + "/"));
        });
    }

    /** Checks again after whatever else comes into the ledger, until it holds or nothing comes any more. */
    private void eventually(Runnable check) {
        try (var events = person("auditor").events(Math.max(position, 0))) {
            while (true) {
                try {
                    check.run();
                    return;
                } catch (AssertionError notYet) {
                    try {
                        position = Math.max(position, events.awaitNext());
                    } catch (AssertionError nothing) {
                        throw notYet;
                    }
                }
            }
        }
    }

    private Client person(Step step) {
        return person(step.as() == null ? "operator" : step.as());
    }

    private Client person(String part) {
        var roles = PARTS.get(part);
        if (roles == null) throw new IllegalArgumentException("Nobody plays " + part + ", but " + PARTS.keySet());
        return people.computeIfAbsent(part, name -> product.person(roles));
    }

    private String[] reading() {
        return position < 0 ? new String[0] : new String[] {"If-Position-At-Least", Long.toString(position)};
    }

    private String filled(String text) {
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group())));
    }

    /** What stands for a name: something kept, a person's account, or a time such as {@code now+PT2H}, {@code today-1}. */
    private String value(String name, String otherwise) {
        if (kept.containsKey(name)) return kept.get(name);
        if (PARTS.containsKey(name)) return person(name).name();
        if (name.endsWith(".id") && PARTS.containsKey(name.substring(0, name.length() - 3)))
            return Product.account(person(name.substring(0, name.length() - 3)).name())
                    .toString();
        if (name.startsWith("now")) return time(name.substring(3)).toString();
        if (name.startsWith("today")) return day(name.substring(5)).toString();
        return otherwise;
    }

    private Instant time(String offset) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (offset.isEmpty()) return now;
        var by = Duration.parse(offset.substring(1));
        return offset.charAt(0) == '-' ? now.minus(by) : now.plus(by);
    }

    private LocalDate day(String offset) {
        var today = clock.instant().atZone(ZONE).toLocalDate();
        return offset.isEmpty() ? today : today.plusDays(Integer.parseInt(offset));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
