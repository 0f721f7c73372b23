package org.taizhang.domain.observation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What a sample is compared with where that is no constant; a threshold's values are then factors of it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "with")
@JsonSubTypes({@JsonSubTypes.Type(Baseline.OtherMetric.class), @JsonSubTypes.Type(Baseline.LastWeek.class)})
public sealed interface Baseline {
    /** Another metric of the same run: of the same instance, or its only value where it has no instances. */
    @JsonTypeName("metric")
    record OtherMetric(
            @NotNull @Pattern(regexp = Threshold.METRIC) String metric) implements Baseline {}

    /** The mean of the same metric and instance in the same hour a week before. */
    @JsonTypeName("last-week")
    record LastWeek() implements Baseline {}
}
