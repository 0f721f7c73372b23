package org.taizhang.domain.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;

/** What makes an incident one of security: its class and level, its harm, and the reports that go to authorities. */
public final class SecurityEvent {
    private SecurityEvent() {}

    /** Which report to an authority. */
    public enum ReportType {
        FIRST,
        SUPPLEMENT,
        POLICE,
        SUMMARY
    }

    /**
     * What a security incident is.
     *
     * @param category a code of the catalogue, such as NA for a network attack
     * @param level 1 (extraordinarily major) to 4 (general)
     * @param harm what is known of the harm, by which the level is checked
     * @param crime whether a crime is suspected, so that the police must be told
     * @param basis why it is of that class and level
     */
    public record Classification(
            @NotNull @Pattern(regexp = "[A-Z]{2,16}") String category,
            @Min(1) @Max(4) int level,
            @Nullable @Valid Harm harm,
            boolean crime,
            @NotBlank @Size(max = 2000) String basis) {}

    /**
     * Measures of the harm; null where one does not apply or is not known.
     *
     * @param provincialPortalHours how long a portal of a province or above could not be reached
     * @param portalHours how long a portal of a prefecture or above could not be reached
     * @param wholeHours how long critical information infrastructure stood still as a whole
     * @param mainFunctionHours how long a main function of it stood still
     * @param people whose work or life was affected
     * @param persons whose personal data was lost or stolen
     * @param lossYuan direct loss
     */
    public record Harm(
            @Nullable @PositiveOrZero Double provincialPortalHours,
            @Nullable @PositiveOrZero Double portalHours,
            @Nullable @PositiveOrZero Double wholeHours,
            @Nullable @PositiveOrZero Double mainFunctionHours,
            @Nullable @PositiveOrZero Long people,
            @Nullable @PositiveOrZero Long persons,
            @Nullable @PositiveOrZero Long lossYuan) {}

    /**
     * A report to an authority.
     *
     * @param to which authority, by which way
     */
    public record Dispatch(
            @NotNull ReportType type,
            @NotBlank @Size(max = 200) String to,
            @NotNull @Valid Statement statement) {}
}
