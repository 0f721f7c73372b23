package org.taizhang.domain.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Told;
import org.taizhang.domain.staff.StaffEvent.*;

/**
 * How the operations body of a unit stands.
 *
 * @param holders who holds which post
 * @param competences how each fared last in each skill
 * @param tasks what is owed, and was
 */
public record StaffState(
        boolean dissolved,
        Body body,
        Leader leader,
        List<Post> posts,
        List<Holder> holders,
        List<Competence> competences,
        Tasks tasks) {

    /** Who holds a post. */
    public record Holder(String post, String person, Instant since) {}

    /** How somebody fared last in a skill. */
    public record Competence(String person, Skill skill, boolean passed, LocalDate testedOn) {}

    /** The state after an event, the same for the aggregate and its read model. */
    public static StaffState after(@Nullable StaffState was, StaffEvent event, Told told) {
        if (event instanceof Established e)
            return new StaffState(false, e.body(), e.leader(), List.of(), List.of(), List.of(), Tasks.owing(e.owed()));
        var state = Objects.requireNonNull(was, "an event before it was established");
        return switch (event) {
            case Established e -> state;
            case LeaderAppointed e -> state.ledBy(e.leader());
            case PostsDefined e -> state.with(e.posts(), state.remaining(e.posts()));
            case Assigned e -> state.with(state.posts, state.joined(e.assignment(), told));
            case Released e -> state.with(state.posts, state.left(e.assignment()));
            case TrainingHeld e -> state.with(state.tasks.done(Task.TRAINING, e.period(), e.next()));
            case SkillsTested e -> state.tested(e.test()).with(state.tasks.done(Task.SKILL_TEST, e.period(), e.next()));
            case Reported e -> state.with(state.tasks.done(e.report().task(), e.period(), e.next()));
            case TaskOverdue e -> state.with(state.tasks.lapsed(e.task(), e.period(), e.next()));
            case PermissionGranted e -> state;
            case PermissionRevoked e -> state;
            case Dissolved e ->
                new StaffState(
                        true,
                        state.body,
                        state.leader,
                        state.posts,
                        state.holders,
                        state.competences,
                        state.tasks.over());
        };
    }

    private StaffState ledBy(Leader anew) {
        return new StaffState(dissolved, body, anew, posts, holders, competences, tasks);
    }

    private StaffState with(List<Post> now, List<Holder> held) {
        return new StaffState(dissolved, body, leader, now, List.copyOf(held), competences, tasks);
    }

    private StaffState with(Tasks now) {
        return new StaffState(dissolved, body, leader, posts, holders, competences, now);
    }

    private List<Holder> remaining(List<Post> now) {
        var codes = now.stream().map(Post::code).toList();
        return holders.stream().filter(holder -> codes.contains(holder.post)).toList();
    }

    private List<Holder> joined(Assignment who, Told told) {
        var all = new ArrayList<>(holders);
        all.add(new Holder(who.post(), who.person(), told.at()));
        return all;
    }

    private List<Holder> left(Assignment who) {
        return holders.stream()
                .filter(holder -> !holder.post.equals(who.post()) || !holder.person.equals(who.person()))
                .toList();
    }

    private StaffState tested(SkillTest test) {
        var all = new ArrayList<>(competences);
        for (var result : test.results()) {
            all.removeIf(known -> known.person.equals(result.person()) && known.skill == test.skill());
            all.add(new Competence(result.person(), test.skill(), result.passed(), test.heldOn()));
        }
        return new StaffState(dissolved, body, leader, posts, holders, List.copyOf(all), tasks);
    }

    /** Whether somebody holds any post. */
    boolean isMember(String person) {
        return holders.stream().anyMatch(holder -> holder.person.equals(person));
    }

    boolean holds(Assignment who) {
        return holders.stream()
                .anyMatch(holder -> holder.post.equals(who.post()) && holder.person.equals(who.person()));
    }

    /** Whether somebody holds a post that is in charge of that. */
    boolean isInCharge(String person, Charge of) {
        return posts.stream()
                .filter(post -> post.charges().contains(of))
                .anyMatch(post -> holds(new Assignment(post.code(), person)));
    }

    /** Of what nobody is in charge. */
    public List<Charge> unmanned() {
        return Arrays.stream(Charge.values())
                .filter(charge -> holders.stream().noneMatch(holder -> isInCharge(holder.person, charge)))
                .toList();
    }

    /** What none of those who hold a post has passed a test in. */
    public List<Skill> missingSkills() {
        return Arrays.stream(Skill.values())
                .filter(skill -> competences.stream()
                        .noneMatch(known -> known.skill == skill && known.passed && isMember(known.person)))
                .toList();
    }
}
