package org.taizhang.api.clause;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.Settings;
import org.taizhang.api.clause.Clause.Duty;
import org.taizhang.api.clause.Clause.Obligation;
import org.taizhang.api.clause.Clause.Owed;
import org.taizhang.api.web.Problem;
import org.taizhang.domain.Cadence;
import org.taizhang.ledger.NamedJson;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue of requirements, from {@code standard/*.yml}, with the cadences that the operator sets in their place. */
@Component
class Clauses {
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final String REVISION = "/";

    private final Map<String, Clause> all;

    private record Section(List<Written> clauses) {}

    private record Written(
            String id,
            String zh,
            String en,
            Obligation obligation,
            Owed owed,
            @Nullable List<WrittenDuty> duties,
            List<String> evidence,
            @Nullable List<String> breaches) {
        Clause clause(@Nullable Cadence set) {
            var owed = duties == null
                    ? List.<Duty>of()
                    : duties.stream().map(duty -> duty.duty(set)).toList();
            return new Clause(
                    id, zh, en, obligation, this.owed, owed, evidence, Objects.requireNonNullElse(breaches, List.of()));
        }
    }

    private record WrittenDuty(
            Cadence every,
            @Nullable List<String> by,
            String because,
            @JsonProperty("because-en") String becauseEn) {
        Duty duty(@Nullable Cadence set) {
            return set == null
                    ? new Duty(every, Objects.requireNonNullElse(by, List.of()), because, becauseEn)
                    : new Duty(set, Objects.requireNonNullElse(by, List.of()), "由本单位设定。", "Set by the operator.");
        }
    }

    Clauses(JsonMapper json, Validator validator, NamedJson names, Settings settings) {
        var set = settings.clauses().cadences();
        all = sections(json)
                .flatMap(section -> section.clauses().stream())
                .map(written -> written.clause(set.get(written.id())))
                .sorted(Comparator.comparing(clause -> sortable(clause.id())))
                .collect(Collectors.toMap(
                        Clause::id, clause -> clause, (one, other) -> one, LinkedHashMap<String, Clause>::new));
        var known = names.names().all().stream()
                .map(name -> name.substring(0, name.indexOf(REVISION)))
                .collect(Collectors.toSet());
        all.values().forEach(clause -> check(clause, validator, known));
        var unknown = set.keySet().stream().filter(id -> !all.containsKey(id)).toList();
        if (!unknown.isEmpty())
            throw new IllegalStateException("taizhang.clauses.cadences: no such clauses " + unknown);
    }

    Collection<Clause> all() {
        return all.values();
    }

    Clause get(String id) {
        var clause = all.get(id);
        if (clause == null) throw new Problem(HttpStatus.NOT_FOUND, "no-such-clause", id);
        return clause;
    }

    /** The event that a name with or without a topic names. */
    static String event(String name) {
        var slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static void check(Clause clause, Validator validator, Set<String> known) {
        var wrong = validator.validate(clause);
        if (!wrong.isEmpty()) throw new IllegalStateException("standard, " + clause.id() + ": " + wrong);
        if ((clause.owed() == Owed.RECURRING) == clause.duties().isEmpty())
            throw new IllegalStateException("standard, " + clause.id() + ": what recurs has duties, and nothing else");
        Stream.of(
                        clause.evidence(),
                        clause.breaches(),
                        clause.duties().stream()
                                .flatMap(duty -> clause.by(duty).stream())
                                .toList())
                .flatMap(List::stream)
                .filter(name -> !known.contains(event(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException("standard, " + clause.id() + ": no such event " + name);
                });
    }

    private static Stream<Section> sections(JsonMapper json) {
        try {
            var files = new PathMatchingResourcePatternResolver(Clauses.class.getClassLoader())
                    .getResources("classpath*:standard/*.yml");
            return Arrays.stream(files).map(file -> section(json, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Section section(JsonMapper json, Resource file) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(file);
        return json.convertValue(yaml.getObject(), Section.class);
    }

    /** Numbers of one width, so that 10 comes after 9. */
    private static String sortable(String id) {
        return NUMBERS.matcher(id).replaceAll(number -> "%04d".formatted(Integer.parseInt(number.group())));
    }
}
