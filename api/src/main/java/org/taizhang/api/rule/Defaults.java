package org.taizhang.api.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.taizhang.domain.observation.Absence;
import org.taizhang.domain.observation.AlertRule;
import org.taizhang.domain.observation.Baseline;
import org.taizhang.domain.observation.Comparison;
import org.taizhang.domain.observation.Rules;
import org.taizhang.domain.observation.Threshold;
import tools.jackson.databind.json.JsonMapper;

/** The rules that the product brings for each kind, from {@code defaults/rules.yml}; a kind of one's own has the common ones. */
@Component
public class Defaults {
    private static final String OF_ALL = "any";

    private final Map<String, Rules> kinds = new TreeMap<>();
    private final Map<String, Reason> reasons = new TreeMap<>();

    /** Why a rule is as it is. */
    public record Reason(String zh, String en) {}

    private record Table(Map<String, Written> rules, Map<String, List<String>> kinds, Map<String, String> none) {}

    /** A rule as it is written: a threshold, or an absence where it counts intervals. */
    private record Written(
            String metric,
            @Nullable Comparison comparison,
            @Nullable Double value,
            @Nullable Duration holds,
            @Nullable Double clearAt,
            @Nullable String of,
            @JsonProperty("times-last-week") @Nullable Double timesLastWeek,
            @Nullable Boolean inhibits,
            @Nullable Integer intervals,
            int severity,
            @Nullable Duration acknowledge,
            String zh,
            String en,
            String because,
            @JsonProperty("because-en") String becauseEn) {

        AlertRule named(String name) {
            return intervals == null
                    ? threshold(name)
                    : new Absence(name, metric, intervals, severity, zh, en, acknowledge);
        }

        private Threshold threshold(String name) {
            var factor = timesLastWeek == null ? value : timesLastWeek;
            return new Threshold(
                    name,
                    metric,
                    Objects.requireNonNull(comparison, name),
                    Objects.requireNonNull(factor, name),
                    holds,
                    clearAt,
                    severity,
                    zh,
                    acknowledge,
                    against(),
                    inhibits,
                    en);
        }

        private @Nullable Baseline against() {
            if (timesLastWeek != null) return new Baseline.LastWeek();
            return of == null ? null : new Baseline.OtherMetric(of);
        }
    }

    Defaults(JsonMapper json, Validator validator) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("defaults/rules.yml"));
        var table = json.convertValue(yaml.getObject(), Table.class);
        table.kinds().forEach((kind, names) -> kinds.put(kind, rules(names, table, validator)));
        table.rules().forEach((name, rule) -> reasons.put(name, new Reason(rule.because(), rule.becauseEn())));
    }

    public Rules of(String kind) {
        return kinds.getOrDefault(kind, Objects.requireNonNull(kinds.get(OF_ALL)));
    }

    /** Why the product's rule of that name is as it is; null where it has none. */
    public @Nullable Reason reason(String rule) {
        return reasons.get(rule);
    }

    private static Rules rules(List<String> names, Table table, Validator validator) {
        var all = names.stream()
                .map(name ->
                        Objects.requireNonNull(table.rules().get(name), name).named(name))
                .toList();
        var rules = new Rules(of(Threshold.class, all), of(Absence.class, all), List.of()).sound();
        var wrong = validator.validate(rules);
        if (!wrong.isEmpty()) throw new IllegalStateException("defaults/rules.yml: " + wrong);
        return rules;
    }

    private static <R extends AlertRule> List<R> of(Class<R> kind, List<AlertRule> all) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
