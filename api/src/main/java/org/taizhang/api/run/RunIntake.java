package org.taizhang.api.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.taizhang.api.run.RunIntakeController.Taken;
import org.taizhang.api.web.Caller;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Invalid;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Problem;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.RequestIds;
import org.taizhang.domain.Refused;
import org.taizhang.domain.backup.BackupEvent;
import org.taizhang.domain.run.RunCommand;
import org.taizhang.domain.run.RunEvent.Policy;
import org.taizhang.domain.run.RunEvent.Report;
import org.taizhang.projections.backup.BackupView;

/** Takes reported runs into the ledger; the same said twice records nothing, and what is refused holds up no other. */
@Component
class RunIntake {
    private final Commands commands;
    private final Reads reads;
    private final Model<BackupEvent, BackupView> backups;

    RunIntake(Commands commands, Reads reads, Model<BackupEvent, BackupView> backups) {
        this.commands = commands;
        this.reads = reads;
        this.backups = backups;
    }

    Receipt take(UUID backup, Report report) {
        return commands.send(report.id(backup), command(policy(backup), report), Caller.current());
    }

    Taken take(UUID backup, List<Report> reports) {
        if (reports.size() > RunIntakeController.MOST)
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "too-many-runs", RunIntakeController.MOST);
        var policy = policy(backup);
        var recorded = 0;
        var faults = new ArrayList<Map<String, String>>();
        Refused last = null;
        for (var index = 0; index < reports.size(); index++) {
            var report = reports.get(index);
            try {
                var run = report.id(backup);
                if (commands.tell(run, command(policy, report), Caller.current(), RequestIds.current())) recorded++;
            } catch (Refused refused) {
                last = refused;
                faults.add(Map.of("field", "[" + index + "]", "message", refused.code() + " " + refused.arguments()));
            }
        }
        refuse(reports.size(), last, faults);
        return new Taken(reports.size(), recorded);
    }

    private static void refuse(int reports, @Nullable Refused last, List<Map<String, String>> faults) {
        if (last == null) return;
        if (reports == 1) throw last;
        throw new Invalid(faults);
    }

    private static RunCommand.Report command(Policy policy, Report report) {
        return new RunCommand.Report(report.id(policy.backup()), policy, report);
    }

    private Policy policy(UUID backup) {
        var policy = reads.known(backups, backup);
        var definition = policy.state().definition();
        return new Policy(backup, definition.name(), policy.unit(), definition.owner());
    }
}
