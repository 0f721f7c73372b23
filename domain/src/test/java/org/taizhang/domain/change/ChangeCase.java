package org.taizhang.domain.change;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Actor;
import org.taizhang.domain.Role;
import org.taizhang.domain.Statement;
import org.taizhang.domain.SubjectTest;
import org.taizhang.domain.Told;
import org.taizhang.domain.WorkingTime;
import org.taizhang.domain.change.ChangeCommand.*;
import org.taizhang.domain.change.ChangeEvent.*;
import org.taizhang.domain.change.ChangePlan.People;
import org.taizhang.domain.change.ChangePlan.Step;
import org.taizhang.domain.change.ChangePlan.Urgency;

/** A change and who has a part in it; its clock stands at 16:00 in Shanghai, on a Monday. */
abstract class ChangeCase extends SubjectTest<Change> {
    static final UUID ID = UUID.fromString("3f0e1d2c-4b5a-4678-8899-aabbccddeeff");
    static final UUID TARGET = UUID.fromString("5b3f0c52-6c0e-4f57-9f1b-2f6a4c1d7e90");
    static final UUID ELSEWHERE = UUID.fromString("6c4f0c52-6c0e-4f57-9f1b-2f6a4c1d7e91");
    static final UUID OTHER = UUID.fromString("7d5f0c52-6c0e-4f57-9f1b-2f6a4c1d7e92");
    static final UUID PROBLEM = UUID.fromString("8e6f0c52-6c0e-4f57-9f1b-2f6a4c1d7e93");

    static final Actor APPLICANT = OPERATOR;
    static final Actor IMPLEMENTER = person("zhou", Role.OPERATOR);
    static final Actor REVIEWER = person("wu", Role.OPERATOR);
    static final Actor SECOND = person("zheng", Role.APPROVER);

    /** 21:00 to 23:00 in Shanghai. */
    static final Window NIGHT = window("2026-11-23T13:00:00Z", "2026-11-23T15:00:00Z");
    /** 16:00 to 18:00 in Shanghai. */
    static final Window DAY = window("2026-11-23T08:00:00Z", "2026-11-23T10:00:00Z");
    /** When every clash is. */
    static final Window CROWDED = window("2026-11-24T13:00:00Z", "2026-11-24T15:00:00Z");

    static final Instant BEGUN = NIGHT.opensAt();
    static final Statement WORDS = new Statement("同意", List.of());
    static final Statement MORE_WORDS = new Statement("另有说明", List.of());
    static final Instant DECIDE_BY = NOW.plus(Duration.ofHours(5));
    static final Risk RISK = new Risk(RiskLevel.LOW, "可回退", RiskLevel.MEDIUM, "短暂不可用", "约五分钟");
    static final Approval APPROVAL = new Approval(WORDS, NIGHT, null);
    static final ChangePolicy POLICY = new ChangePolicy(
            new WorkingTime(ZoneId.of("Asia/Shanghai"), LocalTime.of(8, 0), LocalTime.of(18, 0), Set.of(), Set.of()),
            Duration.ofHours(72),
            Duration.ofDays(3),
            Duration.ofDays(5),
            Duration.ofDays(1),
            Duration.ofDays(1));

    static final Requested REQUESTED = new Requested(ID, application(Kind.SOFTWARE, plan(Urgency.ROUTINE)), DECIDE_BY);
    static final Requested URGENT = new Requested(ID, application(Kind.SOFTWARE, plan(Urgency.URGENT)), DECIDE_BY);
    static final RiskAssessed ASSESSED = new RiskAssessed(ID, RISK);
    static final UrgencyApproved URGENCY = new UrgencyApproved(ID, WORDS);
    static final Tested TESTED = new Tested(ID, test(Phase.BEFORE, Environment.TEST, NOW, true));
    static final Approved APPROVED = new Approved(ID, Kind.SOFTWARE, APPROVAL);
    static final Started STARTED = new Started(ID, "升级内容发布系统", List.of(TARGET), NIGHT);
    static final StepPerformed FIRST = new StepPerformed(ID, Kind.SOFTWARE, step(1, Result.DONE));
    static final StepPerformed LAST = new StepPerformed(ID, Kind.SOFTWARE, step(2, Result.DONE));
    static final Tested AFTER = new Tested(ID, test(Phase.AFTER, Environment.PRODUCTION, BEGUN, true));
    static final Instant REVIEW_BY = BEGUN.plus(Duration.ofDays(5));
    static final Ended ENDED = new Ended(ID, new Ending(Outcome.SUCCEEDED, WORDS), List.of(TARGET), false, REVIEW_BY);
    static final Findings REVIEW = review(Goal.REACHED, null);

    static final Object[] BEFORE_START = {by(APPLICANT, REQUESTED), ASSESSED, TESTED, by(APPROVER, APPROVED)};
    static final Object[] UNDER_WAY = and(BEFORE_START, by(IMPLEMENTER, STARTED));
    static final Object[] OVER = and(UNDER_WAY, FIRST, LAST, ENDED);

    ChangeCase() {
        super(Change.class, POLICY, new Calendar() {
            @Override
            public List<UUID> unknown(List<UUID> targets, String unit) {
                return targets.stream().filter(ELSEWHERE::equals).toList();
            }

            @Override
            public List<UUID> clashes(UUID change, Window window, List<UUID> targets) {
                return window.equals(CROWDED) && targets.contains(TARGET) ? List.of(OTHER) : List.of();
            }

            @Override
            public List<UUID> earlierClashes(UUID change, long position) {
                return List.of();
            }
        });
    }

    static ChangeState stateAfter(Object... events) {
        @Nullable ChangeState state = null;
        for (var event : events) {
            var message = event instanceof GenericEventMessage<?> given ? given : by(PRODUCT, event);
            var told = new Told(Actor.of(message.getMetaData()), NOW, UNIT);
            state = ChangeState.after(state, (ChangeEvent) message.getPayload(), told);
        }
        return requireNonNull(state);
    }

    static Window window(String opens, String closes) {
        return new Window(Instant.parse(opens), Instant.parse(closes));
    }

    static Application application(Kind kind, ChangePlan plan) {
        return new Application("升级内容发布系统", UNIT, kind, plan, PROBLEM, List.of());
    }

    static ChangePlan plan(Urgency urgency) {
        return plan(urgency, NIGHT, TARGET, people("zhao", "zhou", "wu"));
    }

    static ChangePlan plan(Urgency urgency, Window time, UUID target, People people) {
        return new ChangePlan(
                "修复发布失败",
                new ChangePlan.Objects("内容发布系统", List.of(target)),
                time,
                people,
                urgency,
                List.of(new Step("停止服务", "进程已退出"), new Step("更新并启动", "健康检查通过")),
                "发布测试稿件",
                "逐台更新",
                "先备份",
                "切换到备机",
                "还原备份");
    }

    static People people(String approver, String implementer, String reviewer) {
        return new People(approver, implementer, reviewer, List.of());
    }

    static TestRecord test(Phase phase, Environment environment, Instant ranAt, boolean passed) {
        return new TestRecord(phase, environment, ranAt, passed, new Statement("发布测试稿件", List.of()));
    }

    static Performance step(int number, Result outcome) {
        return new Performance(number, "按方案执行", BEGUN, outcome, "符合预期", null, List.of());
    }

    static Perform perform(StepPerformed performed) {
        return new Perform(ID, performed.performance());
    }

    static Findings review(Goal goal, @Nullable Boolean urgencyJustified) {
        return new Findings(goal, "发布恢复正常", Effect.MINOR, "中断三分钟", urgencyJustified, WORDS);
    }

    static Object[] and(Object[] before, Object... more) {
        return Stream.concat(Arrays.stream(before), Arrays.stream(more)).toArray();
    }
}
