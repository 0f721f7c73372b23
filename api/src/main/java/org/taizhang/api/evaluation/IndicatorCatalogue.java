package org.taizhang.api.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.taizhang.domain.evaluation.EvaluationEvent.Effect;
import org.taizhang.domain.evaluation.EvaluationEvent.Medium;
import org.taizhang.domain.evaluation.Indicators;
import org.taizhang.domain.evaluation.Indicators.Condition;
import org.taizhang.domain.evaluation.Indicators.Scoring;
import org.taizhang.domain.observation.Comparison;
import tools.jackson.databind.json.JsonMapper;

/** The indicators as {@code defaults/indicators.yml} has them, and which of their conditions are in force here. */
@Component
public class IndicatorCatalogue {
    private final Table table;
    private final List<Indicator> indicators;

    private record Table(Scoring scoring, List<Written> indicators) {}

    private record Written(
            String id,
            String zh,
            String en,
            Medium medium,
            Effect effect,
            String certainty,
            String source,
            List<WrittenCondition> conditions) {}

    private record WrittenCondition(
            int number,
            String zh,
            @Nullable String en,
            Comparison comparison,
            double limit,
            @Nullable Double points,
            @Nullable Boolean each,
            @JsonProperty("in-force") boolean inForce) {}

    /**
     * An indicator with its conditions.
     *
     * @param certainty how far it was compared with the notice
     * @param source against what
     */
    public record Indicator(
            String id,
            String zh,
            String en,
            Medium medium,
            Effect effect,
            String certainty,
            String source,
            List<IndicatorCondition> conditions) {}

    /**
     * A condition that is breached, or earned, where the observed value compares so with the limit.
     *
     * @param points that it takes or gives; null for a veto, and where nobody has confirmed them
     * @param each whether that is for each one observed
     * @param inForce whether evaluations judge it
     */
    public record IndicatorCondition(
            int number,
            String zh,
            @Nullable String en,
            Comparison comparison,
            double limit,
            @Nullable Double points,
            boolean each,
            boolean inForce) {}

    IndicatorCatalogue(JsonMapper json, EvaluationSettings settings) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("defaults/indicators.yml"));
        table = json.convertValue(yaml.getObject(), Table.class);
        indicators = table.indicators().stream()
                .map(written -> indicator(written, settings))
                .toList();
        var known = new HashSet<String>();
        table.indicators().forEach(each -> each.conditions().forEach(one -> known.add(key(each, one))));
        for (var named : settings.inForce().keySet())
            if (!known.contains(named))
                throw new IllegalStateException("taizhang.evaluations.in-force: no condition " + named);
    }

    public List<Indicator> all() {
        return indicators;
    }

    /** What evaluations judge by. */
    public Indicators inForce(EvaluationSettings settings) {
        var conditions = indicators.stream()
                .flatMap(each -> each.conditions().stream()
                        .filter(IndicatorCondition::inForce)
                        .map(one -> condition(each, one, settings)))
                .toList();
        return new Indicators(conditions, table.scoring());
    }

    private static Indicator indicator(Written written, EvaluationSettings settings) {
        return new Indicator(
                written.id(),
                written.zh(),
                written.en(),
                written.medium(),
                written.effect(),
                written.certainty(),
                written.source(),
                written.conditions().stream()
                        .map(condition -> condition(written, condition, settings))
                        .toList());
    }

    private static IndicatorCondition condition(
            Written indicator, WrittenCondition written, EvaluationSettings settings) {
        var key = key(indicator, written);
        var confirmed = settings.inForce().get(key);
        var on = (written.inForce() || confirmed != null) && !settings.off().contains(key);
        var limit = confirmed == null || confirmed.limit() == null ? written.limit() : confirmed.limit();
        return new IndicatorCondition(
                written.number(),
                written.zh(),
                written.en(),
                written.comparison(),
                limit,
                confirmed == null ? written.points() : (Double) confirmed.points(),
                Boolean.TRUE.equals(written.each()),
                on);
    }

    private static Condition condition(Indicator of, IndicatorCondition one, EvaluationSettings settings) {
        var confirmed = settings.inForce().get(of.id() + "." + one.number());
        return new Condition(
                of.id(),
                one.number(),
                of.medium(),
                of.effect(),
                Stream.of(one.zh(), one.en())
                        .filter(Objects::nonNull)
                        .reduce("", (a, b) -> a.isEmpty() ? b : a + " / " + b),
                one.comparison(),
                one.limit(),
                one.points() == null ? 0 : one.points(),
                one.each(),
                confirmed == null ? null : confirmed.most());
    }

    private static String key(Written indicator, WrittenCondition condition) {
        return indicator.id() + "." + condition.number();
    }
}
