package org.taizhang.api.inspection;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.taizhang.domain.Cadence;
import org.taizhang.domain.inspection.Frequency;
import org.taizhang.domain.inspection.InspectionEvent.CheckKind;

/**
 * How often must be looked; {@code application.yml} has the defaults.
 *
 * @param atLeast by kind; a kind that is not named may be checked as seldom as its plan says
 */
@Validated
@ConfigurationProperties("taizhang.inspections")
public record InspectionSettings(@DefaultValue @NotNull Map<CheckKind, @NotNull @Valid Cadence> atLeast) {
    public Frequency frequency(ZoneId zone) {
        return new Frequency(zone, atLeast);
    }
}
