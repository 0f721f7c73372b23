package org.taizhang.domain.target;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.taizhang.domain.Refused;

/**
 * What to look for in the lines of a log.
 *
 * @param name by which its matches are counted
 * @param regex of Java, found anywhere in a line
 * @param severity 1 (critical) to 4 (information); a match of 1 or 2 fails the run
 */
public record LogPattern(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,62}")
        String name,

        @NotBlank @Size(max = 500) String regex,
        @Min(1) @Max(4) int severity) {
    private static final int GRAVE = 2;

    public java.util.regex.Pattern compiled() {
        return java.util.regex.Pattern.compile(regex);
    }

    /** Whether a match means that the target is not well. */
    public boolean isGrave() {
        return severity <= GRAVE;
    }

    static void refuseUnfit(List<LogPattern> patterns) {
        var names = new HashSet<String>();
        for (var pattern : patterns) {
            if (!names.add(pattern.name)) throw new Refused("target.log-pattern-twice", pattern.name);
            try {
                var unused = pattern.compiled();
            } catch (PatternSyntaxException e) {
                throw new Refused("target.log-pattern", pattern.name);
            }
        }
    }
}
