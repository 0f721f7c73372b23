package org.taizhang.domain;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * How one operation is done: on what, when, in which steps, by whom, and who looks at it afterwards.
 *
 * @param code by which a record of the operation names it
 * @param object on what it is done
 * @param time when, how often, or on what occasion
 * @param operators who may do it: login names, {@code role:…}, {@code unit:…}
 * @param reviewers who may review it
 */
public record Procedure(
        @NotNull @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z._-]{0,31}")
        String code,

        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 500) String object,
        @NotBlank @Size(max = 200) String time,
        @NotEmpty @Size(max = 50) List<@Valid @NotNull Action> steps,

        @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = Audience.PATTERN) String> operators,

        @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = Audience.PATTERN) String> reviewers) {

    /**
     * One step of it.
     *
     * @param step what is done
     * @param command what is typed, called or pressed for it
     * @param keyPoints what to mind when doing it
     * @param reviewPoints by what a reviewer sees that it was done well
     */
    public record Action(
            @NotBlank @Size(max = 500) String step,
            @NotBlank @Size(max = 1000) String command,
            @NotBlank @Size(max = 500) String keyPoints,
            @NotBlank @Size(max = 500) String reviewPoints) {}
}
