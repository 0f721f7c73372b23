package org.taizhang.probes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.observation.Observation;
import org.taizhang.domain.observation.Observation.Outcome;
import org.taizhang.domain.observation.Sample;
import org.taizhang.domain.target.Check;
import org.taizhang.domain.target.Step;
import org.taizhang.domain.target.Step.Capture;
import org.taizhang.probes.peer.LetterSite;

class TransactionProbeTest {
    private static final Step LOGIN_PAGE = step("open the login", "/login", null, null, token());
    private static final List<Step.Field> CREDENTIAL = List.of(
            new Step.Field("name", "{user}"),
            new Step.Field("password", "{secret}"),
            new Step.Field("_csrf", "{csrf}"));

    private final TransactionProbe probe = new TransactionProbe(TransactionProbeTest::find, Clock.systemUTC());
    private LetterSite site;

    @BeforeEach
    void open() throws IOException {
        site = new LetterSite();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void logsInSearchesAndSeesItsLetterAccepted() throws Exception {
        var seen = see(
                "file:visitor",
                LOGIN_PAGE,
                step("log in", "/login", CREDENTIAL, "欢迎，visitor", new Capture("write", "a.write", "href", null)),
                step("open the form", "{write}", null, "写信", token()),
                step(
                        "send",
                        "/letters",
                        List.of(new Step.Field("title", "监测 {run}"), new Step.Field("_csrf", "{csrf}")),
                        "已受理",
                        new Capture("number", null, null, "编号 (L-\\d+)")),
                step("search", "/search?q={run}", null, "找到 1 条“{run}”"));

        assertThat(seen.detail()).isNull();
        assertThat(seen.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(site.letters).hasSize(1).allMatch(letter -> letter.matches("监测 t[0-9a-z]{8,}"));
        assertThat(seen.samples())
                .filteredOn(sample -> sample.metric().equals("transaction_step_ok"))
                .extracting(Sample::instance)
                .containsExactly("open the login", "log in", "open the form", "send", "search");
        assertThat(seen.samples())
                .filteredOn(sample -> sample.metric().equals("transaction_step_ok"))
                .allMatch(sample -> sample.value() == 1);
        assertThat(Seeing.value(seen, "transaction_seconds")).isPositive();
    }

    @Test
    void eachRunIsAVisitorOfItsOwn() throws Exception {
        var letter = new Step[] {
            LOGIN_PAGE,
            step("log in", "/login", CREDENTIAL, "欢迎"),
            step("open the form", "/letters/new", null, null, token()),
            step(
                    "send",
                    "/letters",
                    List.of(new Step.Field("title", "{run}"), new Step.Field("_csrf", "{csrf}")),
                    "已受理")
        };
        assertThat(see("file:visitor", letter).detail()).isNull();
        assertThat(see("file:visitor", letter).detail()).isNull();

        assertThat(site.letters).hasSize(2).doesNotHaveDuplicates();
        assertThat(see(null, step("home", "/home", null, "欢迎")).detail())
                .isEqualTo("Step \"home\" failed: the page does not hold \"欢迎\"");
    }

    @Test
    void wrongCredentialsEndTheRunThere() throws Exception {
        var seen = see(
                "file:wrong",
                LOGIN_PAGE,
                step("log in", "/login", CREDENTIAL, "欢迎"),
                step("home", "/home", null, null));

        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.detail()).isEqualTo("Step \"log in\" failed: the page does not hold \"欢迎\"");
        assertThat(seen.samples())
                .contains(
                        new Sample("transaction_step_ok", "open the login", 1),
                        new Sample("transaction_step_ok", "log in", 0))
                .noneMatch(sample -> sample.instance().equals("home"));
        assertThat(see("file:nobody", LOGIN_PAGE).detail()).isEqualTo("There is no credential file:nobody");
    }

    @Test
    void aFormWithoutItsTokenIsRefusedByTheSite() throws Exception {
        var seen = see(
                "file:visitor",
                step(
                        "log in",
                        "/login",
                        List.of(new Step.Field("name", "{user}"), new Step.Field("password", "{secret}")),
                        null));

        assertThat(seen.detail()).isEqualTo("Step \"log in\" failed: the answer is 403");
    }

    @Test
    void expectsAStatusARedirectAndTheAbsenceOfText() throws Exception {
        assertThat(see(null, expecting("gone", "/nothing", 404, null, null)).detail())
                .isNull();
        assertThat(see(null, expecting("sent on", "/home", 302, null, false)).detail())
                .isNull();
        assertThat(see(null, expecting("sent on", "/home", 302, null, null)).detail())
                .isEqualTo("Step \"sent on\" failed: the answer is 200");
        assertThat(see(null, expecting("clean", "/letters/new", null, "写信", null))
                        .detail())
                .isEqualTo("Step \"clean\" failed: the page holds \"写信\"");
    }

    @Test
    void whatIsNotThereCannotBeCaptured() throws Exception {
        assertThat(see(null, step("open", "/login", null, null, new Capture("x", "input[name=other]", "value", null)))
                        .detail())
                .isEqualTo("Step \"open\" failed: the page has no {x}");
        assertThat(see(null, step("open", "/login", null, null, new Capture("x", "input", "missing", null)))
                        .detail())
                .isEqualTo("Step \"open\" failed: the page has no {x}");
        assertThat(see(null, step("open", "/login", null, null, new Capture("x", null, null, "no such \\d+")))
                        .detail())
                .isEqualTo("Step \"open\" failed: the page has no {x}");
        assertThat(see(null, step("open", "/login", null, null, new Capture("x", "p[[", null, null)))
                        .detail())
                .isEqualTo("Step \"open\" failed: \"p[[\" is no CSS selector");
    }

    static Step step(String name, String path, List<Step.Field> form, String contains, Capture... captures) {
        return new Step(name, null, path, null, form, null, null, contains, null, null, List.of(captures));
    }

    private static Step expecting(String name, String path, Integer status, String lacks, Boolean redirects) {
        return new Step(name, "GET", path, null, null, null, status, null, lacks, redirects, null);
    }

    private static Capture token() {
        return new Capture("csrf", "input[name=_csrf]", "value", null);
    }

    static Credential find(String reference) throws Failed {
        return switch (reference) {
            case "file:visitor" -> new Credential(LetterSite.USER, LetterSite.SECRET);
            case "file:wrong" -> new Credential(LetterSite.USER, "wr0ng-s3cret");
            default -> throw new Failed("There is no credential " + reference);
        };
    }

    private Observation see(String credential, Step... steps) throws InterruptedException {
        var check = new Check.Transaction(List.of(steps), credential);
        return Seeing.run(
                (target, readings) -> probe.read(target, check, readings),
                site.address(),
                check,
                Duration.ofSeconds(20));
    }
}
