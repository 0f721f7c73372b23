package org.taizhang.api.staff;

import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taizhang.api.web.Commands;
import org.taizhang.api.web.Model;
import org.taizhang.api.web.Reads;
import org.taizhang.api.web.Receipt;
import org.taizhang.api.web.Slice;
import org.taizhang.api.web.Summary;
import org.taizhang.domain.Statement;
import org.taizhang.domain.staff.StaffCommand;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.staff.StaffEvent.Permission;
import org.taizhang.domain.staff.StaffEvent.Report;
import org.taizhang.domain.staff.StaffEvent.SkillTest;
import org.taizhang.domain.staff.StaffEvent.Training;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.staff.PermissionView;
import org.taizhang.projections.staff.StaffRecordView;
import org.taizhang.projections.staff.StaffView;

/** What an operations body does: trains, tests, reports, and keeps the register of permissions. */
@RestController
@RequestMapping("/api/v1/staff/{staff}")
class StaffRecordController {
    private final Commands commands;
    private final Reads reads;
    private final Model<StaffEvent, StaffView> bodies;
    private final Model<StaffEvent, StaffRecordView> records;
    private final Model<StaffEvent, PermissionView> permissions;

    StaffRecordController(
            Commands commands,
            Reads reads,
            Model<StaffEvent, StaffView> bodies,
            Model<StaffEvent, StaffRecordView> records,
            Model<StaffEvent, PermissionView> permissions) {
        this.commands = commands;
        this.reads = reads;
        this.bodies = bodies;
        this.records = records;
        this.permissions = permissions;
    }

    @PostMapping("/trainings")
    @Summary(zh = "记录技术培训", en = "Record a training")
    Receipt holdTraining(@PathVariable UUID staff, @Valid @RequestBody Training training) {
        return commands.send(staff, new StaffCommand.HoldTraining(staff, training));
    }

    @PostMapping("/skill-tests")
    @Summary(zh = "记录技能考核及成绩（考核人不得为被考核人）", en = "Record a test of skills, by one who is not tested")
    Receipt testSkills(@PathVariable UUID staff, @Valid @RequestBody SkillTest test) {
        return commands.send(staff, new StaffCommand.TestSkills(staff, test));
    }

    @PostMapping("/reports")
    @Summary(zh = "提交日常系统运行报告或故障、问题汇总报告", en = "Submit a daily report, or a summary of faults and problems")
    Receipt report(@PathVariable UUID staff, @Valid @RequestBody Report report) {
        return commands.send(staff, new StaffCommand.Report(staff, report));
    }

    @GetMapping("/records")
    @Summary(zh = "培训、考核、报告记录，以及逾期未办的", en = "Trainings, tests and reports, and those that were overdue")
    Slice<StaffRecordView> records(@PathVariable UUID staff) {
        reads.known(bodies, staff);
        return reads.list(records, Filter.eq("staff", staff));
    }

    @PostMapping("/permissions")
    @Summary(zh = "登记授予的功能权限或数据权限（不得授予本人）", en = "Register a permission that is granted, to somebody else")
    Receipt grant(@PathVariable UUID staff, @Valid @RequestBody Permission permission) {
        return commands.send(staff, new StaffCommand.Grant(staff, commands.newId(), permission));
    }

    @PostMapping("/permissions/{permission}/revocation")
    @Summary(zh = "登记收回的权限", en = "Register that a permission is revoked")
    Receipt revoke(@PathVariable UUID staff, @PathVariable UUID permission, @Valid @RequestBody Statement statement) {
        return commands.send(staff, new StaffCommand.Revoke(staff, permission, statement));
    }

    @GetMapping("/permissions")
    @Summary(zh = "权限登记簿", en = "The register of permissions")
    Slice<PermissionView> permissions(@PathVariable UUID staff) {
        reads.known(bodies, staff);
        return reads.list(permissions, Filter.eq("staff", staff));
    }
}
