package org.taizhang.domain.backup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.backup.BackupEvent.*;
import org.taizhang.domain.backup.BackupState.Attention;

/** The state while one event is folded into it. */
final class BackupDraft {
    private static final int FAILURES = 100;
    private static final int PEOPLE = 50;

    Stage stage;
    private Definition definition;
    private @Nullable Definition proposed;
    private String author;
    private @Nullable String approver;
    List<Standing> standings;
    final List<Failure> failures;
    private Attention attention;
    private final List<LocalDate> checked;
    final List<String> attendants;
    int lapses;

    BackupDraft(BackupState was) {
        stage = was.stage();
        definition = was.definition();
        proposed = was.proposed();
        author = was.author();
        approver = was.approver();
        standings = was.standings();
        failures = new ArrayList<>(was.failures());
        attention = was.attention();
        checked = new ArrayList<>(was.checked());
        attendants = new ArrayList<>(was.attendants());
        lapses = was.lapses();
    }

    void propose(Definition anew, String who) {
        proposed = anew;
        author = who;
        if (stage == Stage.IN_FORCE) return;
        definition = anew;
        stage = Stage.PROPOSED;
    }

    void approve(Approved e, String who) {
        definition = Objects.requireNonNull(proposed, "approved without a proposal");
        proposed = null;
        approver = who;
        standings = e.standings();
        attention =
                new Attention(e.owed().checkBy(), e.owed().verifyBy(), e.owed().reviewBy(), attention.repairBy());
        stage = Stage.IN_FORCE;
    }

    void decline() {
        proposed = null;
        if (stage == Stage.PROPOSED) stage = Stage.DECLINED;
    }

    void fail(Failure failure) {
        failures.add(failure);
        if (failures.size() > FAILURES) failures.removeFirst();
    }

    void look(Checked e, String who) {
        attend(who);
        checked.add(e.look().day());
        if (checked.size() > BackupState.DAYS) checked.removeFirst();
        owe(Duty.DAILY_CHECK, e.nextBy());
    }

    void attend(String who) {
        if (!attendants.contains(who) && attendants.size() < PEOPLE) attendants.add(who);
    }

    void owe(Duty duty, @Nullable Instant by) {
        attention = attention.with(duty, by);
    }

    void retire() {
        stage = Stage.RETIRED;
        proposed = null;
        standings = List.of();
        attention = Attention.NONE;
    }

    BackupState state() {
        return new BackupState(
                stage,
                definition,
                proposed,
                author,
                approver,
                standings,
                failures,
                attention,
                checked,
                attendants,
                lapses);
    }
}
