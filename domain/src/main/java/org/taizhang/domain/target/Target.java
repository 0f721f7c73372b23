package org.taizhang.domain.target;

import static org.taizhang.domain.target.TargetEvent.Stage.*;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Asked;
import org.taizhang.domain.Refused;
import org.taizhang.domain.Role;
import org.taizhang.domain.Subject;
import org.taizhang.domain.Told;
import org.taizhang.domain.Unknown;
import org.taizhang.domain.observation.Threshold;
import org.taizhang.domain.target.TargetCommand.*;
import org.taizhang.domain.target.TargetEvent.*;

/** Something that is watched. */
@AggregateRoot
class Target extends Subject {
    private static final int MOST_FACTS = 50;

    private @Nullable Stage stage;
    private @Nullable Definition definition;
    private @Nullable Maintenance maintenance;
    private final Map<String, String> facts = new HashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TargetCommand command, Asked asked) {
        admit(asked);
        var events = decide(command, asked);
        switch (command) {
            case Register c -> record(events, c.definition().unit(), asked);
            case Revise c -> record(events, c.definition().unit(), asked);
            default -> record(events);
        }
    }

    private List<TargetEvent> decide(TargetCommand command, Asked asked) {
        if (stage == null && !(command instanceof Register)) throw new Unknown(command.target());
        if (stage == RETIRED) throw new Refused("target.retired");
        return switch (command) {
            case Register c when stage == null -> List.of(new Registered(c.target(), sound(c.definition())));
            case Register c when c.definition().equals(definition) -> List.of();
            case Register c -> throw new Refused("target.registered");
            case Revise c when c.definition().equals(definition) -> List.of();
            case Revise c -> List.of(new Revised(c.target(), sound(c.definition())));
            case Pause c
            when c.maintenance().until().isAfter(asked.now()) -> List.of(new Paused(c.target(), c.maintenance()));
            case Pause c ->
                throw new Refused("target.pause-over", c.maintenance().until());
            case Resume c -> mayResume(asked) ? List.of(new Resumed(c.target())) : List.of();
            case Retire c -> List.of(new Retired(c.target(), c.reason()));
            case Learn c -> news(c);
        };
    }

    /** What a run saw that is new or otherwise, by name; of new names no more than a target may have. */
    private List<TargetEvent> news(Learn learn) {
        var news = new ArrayList<TargetEvent>();
        var free = MOST_FACTS - facts.size();
        for (var seen : new TreeMap<>(learn.facts()).entrySet()) {
            var name = seen.getKey();
            var was = facts.get(name);
            if (was == null && free-- > 0)
                news.add(new FactFound(learn.target(), name, seen.getValue(), learn.seenAt()));
            if (was != null && !was.equals(seen.getValue()))
                news.add(new FactChanged(learn.target(), name, was, seen.getValue(), learn.seenAt()));
        }
        return news;
    }

    @EventHandler
    void evolve(TargetEvent event, Told told) {
        told(event.target(), told);
        stage = Stage.after(event, stage);
        if (event instanceof Registered e) definition = e.definition();
        if (event instanceof Revised e) definition = e.definition();
        if (event instanceof FactFound e) facts.put(e.name(), e.text());
        if (event instanceof FactChanged e) facts.put(e.name(), e.text());
        maintenance = event instanceof Paused e ? e.maintenance() : stage == PAUSED ? maintenance : null;
    }

    /** A person may end a pause early, the clock only when it is over. */
    private boolean mayResume(Asked asked) {
        if (maintenance == null) return false;
        return !asked.by().hasAny(Role.SYSTEM) || !asked.now().isBefore(maintenance.until());
    }

    /** Refuses what annotations cannot: rules of one name, a clearing value on the wrong side, an unfit address. */
    private static Definition sound(Definition definition) {
        var rules = new HashSet<String>();
        for (var threshold : definition.thresholds()) {
            if (!rules.add(threshold.rule())) throw new Refused("target.rule-twice", threshold.rule());
            if (!clearsOnItsSide(threshold)) throw new Refused("target.clear-at", threshold.rule());
        }
        if (definition.check() instanceof Check.Http && !isWeb(definition.address()))
            throw new Refused("target.address");
        return definition;
    }

    private static boolean clearsOnItsSide(Threshold threshold) {
        var clearAt = threshold.clearAt();
        return clearAt == null
                || clearAt == threshold.value()
                || !threshold.comparison().holds(clearAt, threshold.value());
    }

    private static boolean isWeb(String address) {
        try {
            var uri = URI.create(address);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
