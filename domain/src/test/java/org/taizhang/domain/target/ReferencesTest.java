package org.taizhang.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Pattern;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    public record Step(
            String path,
            @Nullable @Pattern(regexp = Check.REFERENCE) String credential) {}

    public record Several(
            @Pattern(regexp = Check.REFERENCE) String credential,
            @Nullable @Pattern(regexp = Check.REFERENCE) String privacy,
            String note,
            Step first,
            List<Step> rest,
            List<String> words) {}

    @Test
    void areFoundWhereverTheyStand() {
        var several = new Several(
                "file:a",
                null,
                "file:no",
                new Step("/", "env:b"),
                List.of(new Step("/c", "file:c"), new Step("/d", null)),
                List.of("file:e"));

        assertThat(References.of(several)).containsExactly("file:a", "env:b", "file:c");
        assertThat(new Check.Host().references()).isEmpty();
    }

    /** Whatever a check calls a credential must be found, or its unit would not be asked for. */
    @Test
    void everyCredentialOfACheckIsAReference() {
        var named = Arrays.stream(Check.class.getPermittedSubclasses())
                .flatMap(check -> Arrays.stream(check.getRecordComponents()))
                .filter(component ->
                        component.getName().toLowerCase(java.util.Locale.ROOT).contains("credential"))
                .filter(component -> component.getType() == String.class);

        assertThat(named).allSatisfy(component -> {
            var pattern = component.getAccessor().getAnnotation(Pattern.class);
            assertThat(pattern).as("%s", component).isNotNull();
            assertThat(pattern.regexp()).isEqualTo(Check.REFERENCE);
        });
    }
}
