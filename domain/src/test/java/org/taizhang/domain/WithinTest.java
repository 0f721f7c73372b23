package org.taizhang.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithinTest {
    private final Locale machine = Locale.getDefault();

    @AfterEach
    void asItWas() {
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, true",
        "PT5M, true",
        "PT2.5S, true",
        "PT0.999999999S, false",
        "PT5M0.000000001S, false",
        "PT-1S, false",
        "P1D, false",
    })
    void allowsBothBoundsAndNothingBeyond(Duration duration, boolean allowed) {
        assertThat(validator(Locale.CHINA).validate(new Run(duration, null)).isEmpty())
                .isEqualTo(allowed);
    }

    @Test
    void beginsAtZeroWhereNotSaid() {
        assertThat(messages(Locale.US, new Run(null, Duration.ZERO))).isEmpty();
        assertThat(messages(Locale.US, new Run(null, Duration.ofNanos(-1))))
                .containsExactly("must be between PT0S and P1D");
    }

    @Test
    void allowsWhatIsNotSaid() {
        assertThat(messages(Locale.CHINA, new Run(null, null))).isEmpty();
    }

    @Test
    void saysItsBoundsInTheCallersLanguage() {
        var tooLong = new Run(Duration.ofHours(1), null);
        assertThat(messages(Locale.SIMPLIFIED_CHINESE, tooLong)).containsExactly("应在 PT1S 与 PT5M 之间");
        assertThat(messages(Locale.US, tooLong)).containsExactly("must be between PT1S and PT5M");
    }

    @Test
    void speaksChineseToAChineseOnAnEnglishMachine() {
        Locale.setDefault(Locale.US);
        assertThat(messages(Locale.SIMPLIFIED_CHINESE, new Run(Duration.ZERO, null)))
                .containsExactly("应在 PT1S 与 PT5M 之间");
    }

    private static Set<String> messages(Locale locale, Run run) {
        return validator(locale).validate(run).stream()
                .map(violation -> violation.getMessage())
                .collect(java.util.stream.Collectors.toSet());
    }

    private static Validator validator(Locale locale) {
        return Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(locale), locale, false))
                .buildValidatorFactory()
                .getValidator();
    }

    private record Run(
            @Within(min = "PT1S", max = "PT5M") Duration timeout,
            @Within(max = "P1D") Duration holds) {}
}
