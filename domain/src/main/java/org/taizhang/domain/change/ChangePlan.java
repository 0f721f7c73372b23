package org.taizhang.domain.change;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.taizhang.domain.change.ChangeEvent.Window;

/**
 * The plan of a change: its aim, objects, time, people, urgency, steps, test plan, implementation plan, risk controls,
 * emergency plan and way back.
 *
 * @param time when it is asked for; when it may be is the approver's to say
 * @param steps what is done on the objects, one after another
 * @param testPlan what is tested before and after, where and with what expectation
 * @param implementationPlan how the steps are organised: who, with what, in which order, with which checks in between
 * @param riskControls what keeps the risk low
 * @param emergencyPlan what is done where production suffers
 * @param rollbackPlan how everything is made as it was, and until when that can be decided
 */
public record ChangePlan(
        @NotBlank @Size(max = 2000) String aim,
        @NotNull @Valid Objects objects,
        @NotNull @Valid Window time,
        @NotNull @Valid People people,
        @NotNull Urgency urgency,
        @NotEmpty @Size(max = ChangePlan.MOST_STEPS) List<@Valid @NotNull Step> steps,
        @NotBlank @Size(max = 4000) String testPlan,
        @NotBlank @Size(max = 4000) String implementationPlan,
        @NotBlank @Size(max = 4000) String riskControls,
        @NotBlank @Size(max = 4000) String emergencyPlan,
        @NotBlank @Size(max = 4000) String rollbackPlan) {
    /** How many steps a plan may have. */
    static final int MOST_STEPS = 100;

    /** Whether it can wait for the night. */
    public enum Urgency {
        ROUTINE,
        URGENT
    }

    /**
     * What is changed.
     *
     * @param targets those of it that are watched; nobody is alerted of them while the change is carried out
     */
    public record Objects(
            @NotBlank @Size(max = 2000) String description,
            @NotNull @Size(max = 100) List<@NotNull UUID> targets) {}

    /**
     * Who has which part, by account name.
     *
     * @param others who take part without one of the parts
     */
    public record People(
            @NotBlank @Size(max = 64) String approver,
            @NotBlank @Size(max = 64) String implementer,
            @NotBlank @Size(max = 64) String reviewer,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String> others) {}

    /** @param expected how one sees that it went well */
    public record Step(
            @NotBlank @Size(max = 2000) String action,
            @NotBlank @Size(max = 1000) String expected) {}

    boolean isUrgent() {
        return urgency == Urgency.URGENT;
    }
}
