package org.taizhang.domain.target;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request of a transaction, and what must come of it.
 *
 * <p>In path, headers, form, body and expected texts stands {@code {run}} for a word that each run has of its own, and
 * the name of what an earlier step captured for that; in headers, form and body also {@code {user}} and
 * {@code {secret}} for the credential.
 *
 * @param method POST where there is a form or a body and GET where not, if not said
 * @param path within the target's site, from the page before, or a whole web address; what stands alone in it for
 *     something captured is a link, anything else is escaped
 * @param body text, as the header Content-Type says; not beside a form
 * @param status of the last answer; any 2xx where not said
 * @param contains text the page must hold
 * @param lacks text the page must not hold
 * @param redirects whether redirects are followed; they are where not said
 */
public record Step(
        @NotBlank @Size(max = 60) String name,

        @Nullable @Pattern(regexp = "GET|POST|PUT|PATCH|DELETE")
        String method,

        @NotBlank @Size(max = 2000) String path,
        @Nullable @Size(max = 20) List<@Valid @NotNull Field> headers,
        @Nullable @Size(max = 50) List<@Valid @NotNull Field> form,
        @Nullable @Size(max = 20_000) String body,
        @Nullable @Min(200) @Max(599) Integer status,
        @Nullable @Size(min = 1, max = 500) String contains,
        @Nullable @Size(min = 1, max = 500) String lacks,
        @Nullable Boolean redirects,
        @Nullable @Size(max = 20) List<@Valid @NotNull Capture> captures) {
    /** What stands for something that is filled in. */
    public static final String PLACEHOLDER = "\\{([a-z][a-z0-9_]{0,30})}";

    /** A header, or a field of a form. */
    public record Field(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 5000) String value) {}

    /**
     * What later steps need of a page, such as the token of a form: by a CSS selector or by a regular expression.
     *
     * @param variable its name in later steps
     * @param selector of the element; its attribute, or its text where none is named
     * @param regex of which the first group is taken, or all where it has none
     */
    public record Capture(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,30}")
            String variable,

            @Nullable @Size(min = 1, max = 500) String selector,

            @Nullable @Pattern(regexp = "[A-Za-z][A-Za-z0-9:_-]{0,60}")
            String attribute,

            @Nullable @Size(min = 1, max = 500) String regex) {}
}
