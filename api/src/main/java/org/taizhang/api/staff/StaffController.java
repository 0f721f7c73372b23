package org.taizhang.api.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
import org.taizhang.domain.staff.StaffCommand;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.staff.StaffEvent.Assignment;
import org.taizhang.domain.staff.StaffEvent.Body;
import org.taizhang.domain.staff.StaffEvent.Leader;
import org.taizhang.domain.staff.StaffEvent.Post;
import org.taizhang.projections.staff.StaffView;

/** Who makes up an operations body. */
@RestController
@RequestMapping("/api/v1/staff")
class StaffController {
    private final Commands commands;
    private final Reads reads;
    private final Model<StaffEvent, StaffView> bodies;

    /** An operations body to establish. */
    record Founding(
            @NotNull @Valid Body body, @NotNull @Valid Leader leader) {}

    /** Every post there is to be. */
    record Posts(@NotEmpty @Size(max = 50) List<@Valid @NotNull Post> posts) {}

    StaffController(Commands commands, Reads reads, Model<StaffEvent, StaffView> bodies) {
        this.commands = commands;
        this.reads = reads;
        this.bodies = bodies;
    }

    @PostMapping
    @Summary(zh = "建立运维管理机构，明确分管负责人", en = "Establish an operations body and its leader in the management")
    ResponseEntity<Receipt> establish(@Valid @RequestBody Founding founding) {
        var staff = commands.newId();
        return commands.create(staff, new StaffCommand.Establish(staff, founding.body(), founding.leader()));
    }

    @GetMapping
    @Summary(zh = "运维管理机构列表", en = "List operations bodies")
    Slice<StaffView> list() {
        return reads.list(bodies);
    }

    @GetMapping("/{staff}")
    @Summary(
            zh = "查看机构、岗位、人员、能力缺口与应办事项，可回到任一时刻",
            en = "Get an operations body: posts, people, missing skills, what it owes; also as of an instant")
    ResponseEntity<StaffView> get(@PathVariable UUID staff, @RequestParam @Nullable Instant asOf) {
        return reads.get(bodies, staff, asOf);
    }

    @PutMapping("/{staff}/leader")
    @Summary(zh = "更换分管负责人", en = "Appoint another leader")
    Receipt appointLeader(@PathVariable UUID staff, @Valid @RequestBody Leader leader) {
        return commands.send(staff, new StaffCommand.AppointLeader(staff, leader));
    }

    @PutMapping("/{staff}/posts")
    @Summary(zh = "设置岗位及职责", en = "Define the posts and their duties")
    Receipt definePosts(@PathVariable UUID staff, @Valid @RequestBody Posts posts) {
        return commands.send(staff, new StaffCommand.DefinePosts(staff, posts.posts()));
    }

    @PostMapping("/{staff}/assignments")
    @Summary(zh = "任职：由某人担任某岗位", en = "Assign somebody to a post")
    Receipt assign(@PathVariable UUID staff, @Valid @RequestBody Assignment assignment) {
        return commands.send(staff, new StaffCommand.Assign(staff, assignment));
    }

    @PostMapping("/{staff}/releases")
    @Summary(zh = "离岗", en = "Release somebody from a post")
    Receipt release(@PathVariable UUID staff, @Valid @RequestBody Assignment assignment) {
        return commands.send(staff, new StaffCommand.Release(staff, assignment));
    }

    @PostMapping("/{staff}/dissolution")
    @Summary(zh = "撤销机构", en = "Dissolve the body")
    Receipt dissolve(@PathVariable UUID staff, @Valid @RequestBody Statement statement) {
        return commands.send(staff, new StaffCommand.Dissolve(staff, statement));
    }
}
