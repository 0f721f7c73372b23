package org.taizhang.api.run;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.run.RunCommand;
import org.taizhang.domain.run.RunEvent;
import org.taizhang.domain.run.RunEvent.Integrity;
import org.taizhang.domain.run.RunEvent.Rerun;
import org.taizhang.projections.run.RunView;

@RestController
@RequestMapping("/api/v1/runs")
class RunController {
    private final Commands commands;
    private final Reads reads;
    private final Model<RunEvent, RunView> runs;

    RunController(Commands commands, Reads reads, Model<RunEvent, RunView> runs) {
        this.commands = commands;
        this.reads = reads;
        this.runs = runs;
    }

    @GetMapping
    @Summary(zh = "备份运行列表", en = "List runs")
    Slice<RunView> list() {
        return reads.list(runs);
    }

    @GetMapping("/{run}")
    @Summary(zh = "查看一次备份运行及其经过，可回到任一时刻", en = "Get a run with its timeline, also as of an instant")
    ResponseEntity<RunView> get(@PathVariable UUID run, @RequestParam @Nullable Instant asOf) {
        return reads.get(runs, run, asOf);
    }

    @PostMapping("/{run}/integrity")
    @Summary(zh = "登记完整性检查；与原摘要或大小不符的判为损坏", en = "Record a check of its integrity; another digest or size is damage")
    Receipt checkIntegrity(@PathVariable UUID run, @Valid @RequestBody Integrity integrity) {
        return commands.send(run, new RunCommand.CheckIntegrity(run, integrity));
    }

    @PostMapping("/{run}/cause")
    @Summary(zh = "登记失败原因", en = "Say why it failed")
    Receipt findCause(@PathVariable UUID run, @Valid @RequestBody Statement cause) {
        return commands.send(run, new RunCommand.FindCause(run, cause));
    }

    @PostMapping("/{run}/fault-report")
    @Summary(zh = "提交故障报告", en = "Report the fault")
    Receipt reportFault(@PathVariable UUID run, @Valid @RequestBody Statement fault) {
        return commands.send(run, new RunCommand.ReportFault(run, fault));
    }

    @PostMapping("/{run}/rerun")
    @Summary(zh = "安排重新备份；同一策略后续成功的备份即为补做", en = "Arrange another run; the policy's next success makes good for it")
    Receipt arrangeRerun(@PathVariable UUID run, @Valid @RequestBody Rerun rerun) {
        return commands.send(run, new RunCommand.ArrangeRerun(run, rerun));
    }
}
