package org.taizhang.domain.target;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taizhang.domain.Refused;
import org.taizhang.domain.target.Step.Capture;

class StepsTest {
    private static final Capture TOKEN = new Capture("token", "input", "value", null);
    private static final Step OPEN = step("open", "/", null, null, null, TOKEN);

    @Test
    void whatIsCapturedBeforeAndTheCredentialMayBeFilledIn() {
        var login = step(
                "log in",
                "/login?x={token}",
                List.of(new Step.Field("p", "{secret}"), new Step.Field("t", "{token}")),
                null,
                "hello {run}");

        assertThatCode(() -> Steps.refuseUnsound(of("file:x", OPEN, login))).doesNotThrowAnyException();
        assertThatCode(() -> Steps.refuseUnsound(of(null, step("json", "/", null, "{\"a\": {\"B\": 1}}", null))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatNothingStandsBehindIsRefused() {
        refused(
                "target.step-placeholder",
                of(null, step("log in", "/", List.of(new Step.Field("p", "{secret}")), null, null)));
        refused("target.step-placeholder", of("file:x", step("log in", "/?p={secret}", null, null, null)));
        refused("target.step-placeholder", of("file:x", step("log in", "/", null, null, "{user}")));
        refused("target.step-placeholder", of(null, step("early", "/{token}", null, null, null), OPEN));
        refused("target.step-placeholder", of(null, step("body", "/", null, "{other}", null)));
    }

    @Test
    void aPageDoesNotChooseTheHost() {
        for (var path : List.of("https://{token}/", "//{token}/", "http://a.example@{token}:80/x"))
            refused("target.step-host", of(null, OPEN, step("next", path, null, null, null)));
        assertThatCode(() -> Steps.refuseUnsound(
                        of(null, OPEN, step("next", "https://sso.example/{token}?x={token}", null, null, null))))
                .doesNotThrowAnyException();
    }

    @Test
    void stepsAreNamedOnceAndSendOneThing() {
        refused("target.step-twice", of(null, OPEN, OPEN));
        refused("target.step-body", of(null, step("both", "/", List.of(new Step.Field("a", "b")), "c", null)));
    }

    @Test
    void aCaptureIsWhole() {
        for (var capture : List.of(
                new Capture("x", null, null, null),
                new Capture("x", "a", null, "b"),
                new Capture("x", null, "href", "b"),
                new Capture("x", null, null, "(unclosed"),
                new Capture("secret", "a", null, null),
                new Capture("run", "a", null, null)))
            refused("target.step-capture", of(null, step("open", "/", null, null, null, capture)));
    }

    private static void refused(String code, Check.Transaction transaction) {
        assertThatThrownBy(() -> Steps.refuseUnsound(transaction))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(code);
    }

    private static Check.Transaction of(String credential, Step... steps) {
        return new Check.Transaction(List.of(steps), credential);
    }

    private static Step step(
            String name, String path, List<Step.Field> form, String body, String contains, Capture... captures) {
        return new Step(name, null, path, null, form, body, null, contains, null, null, List.of(captures));
    }
}
