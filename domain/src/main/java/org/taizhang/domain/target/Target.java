package org.taizhang.domain.target;

import static org.taizhang.domain.target.TargetEvent.Stage.*;

import java.util.ArrayList;
import java.util.HashMap;
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
    void handle(TargetCommand command, Asked asked, Upstream upstream) {
        admit(asked);
        var events = decide(command, asked, upstream);
        switch (command) {
            case Register c -> record(events, c.definition().unit(), asked);
            case Revise c -> record(events, c.definition().unit(), asked);
            default -> record(events);
        }
    }

    private List<TargetEvent> decide(TargetCommand command, Asked asked, Upstream upstream) {
        if (stage == null && !(command instanceof Register)) throw new Unknown(command.target());
        if (stage == RETIRED) throw new Refused("target.retired");
        return switch (command) {
            case Register c
            when stage == null -> List.of(new Registered(c.target(), sound(c, c.definition(), upstream)));
            case Register c when isSo(c.definition()) -> List.of();
            case Register c -> throw new Refused("target.registered");
            case Revise c when isSo(c.definition()) -> List.of();
            case Revise c -> List.of(new Revised(c.target(), sound(c, c.definition(), upstream)));
            case Pause c when isPausedLonger(c.maintenance()) -> List.of();
            case Pause c
            when c.maintenance().until().isAfter(asked.now()) -> List.of(new Paused(c.target(), c.maintenance()));
            case Pause c ->
                throw new Refused("target.pause-over", c.maintenance().until());
            case Resume c -> mayResume(c, asked) ? List.of(new Resumed(c.target())) : List.of();
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

    private boolean isSo(Definition asked) {
        return definition != null && definition.isSo(asked);
    }

    /** The window of a change does not shorten a pause that is there for another reason. */
    private boolean isPausedLonger(Maintenance asked) {
        return maintenance != null
                && asked.change() != null
                && !asked.change().equals(maintenance.change())
                && !asked.until().isAfter(maintenance.until());
    }

    /** A person may end a pause early, and a change its own; the clock only when it is over. */
    private boolean mayResume(Resume resume, Asked asked) {
        if (maintenance == null) return false;
        if (resume.change() != null) return resume.change().equals(maintenance.change());
        return !asked.by().hasAny(Role.SYSTEM) || !asked.now().isBefore(maintenance.until());
    }

    private static Definition sound(TargetCommand command, Definition definition, Upstream upstream) {
        Soundness.refuse(command.target(), definition, upstream);
        return definition.decided();
    }
}
