package org.taizhang.domain.request;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Units;
import org.taizhang.domain.request.RequestEvent.Topic;

/** What is asked for: one record a kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(Demand.ApplicationJoining.class),
    @JsonSubTypes.Type(Demand.ApplicationLeaving.class),
    @JsonSubTypes.Type(Demand.DepartmentAdding.class),
    @JsonSubTypes.Type(Demand.DepartmentRemoval.class),
    @JsonSubTypes.Type(Demand.PermissionGrant.class),
    @JsonSubTypes.Type(Demand.PermissionRevocation.class),
    @JsonSubTypes.Type(Demand.ProcessChange.class),
    @JsonSubTypes.Type(Demand.HandlerChange.class),
    @JsonSubTypes.Type(Demand.SiteRevision.class)
})
public sealed interface Demand {
    /** What carrying it out proves. */
    default Topic topic() {
        return switch (this) {
            case ApplicationJoining demand -> Topic.APPLICATION_JOINING;
            case ApplicationLeaving demand -> Topic.APPLICATION_LEAVING;
            case DepartmentAdding demand -> Topic.DEPARTMENT_ADDING;
            case DepartmentRemoval demand -> Topic.DEPARTMENT_REMOVAL;
            case PermissionGrant demand -> Topic.PERMISSION_GRANT;
            case PermissionRevocation demand -> Topic.PERMISSION_REVOCATION;
            case ProcessChange demand -> Topic.PROCESS_CHANGE;
            case HandlerChange demand -> Topic.HANDLER_CHANGE;
            case SiteRevision demand -> Topic.SITE_REVISION;
        };
    }

    /** Who gains by it, and so neither reviews it nor carries it out; null where that is no one person. */
    default @Nullable String beneficiary() {
        return switch (this) {
            case PermissionGrant demand -> demand.person();
            case HandlerChange demand -> demand.incoming();
            default -> null;
        };
    }

    /** Whether data and accounts are left behind, of which must be said what becomes of them. */
    default boolean leavesSomething() {
        return this instanceof ApplicationLeaving || this instanceof DepartmentRemoval;
    }

    /**
     * An application wants to come onto the platform.
     *
     * @param department that answers for it
     * @param interfaces with what it exchanges data; may be empty
     */
    @JsonTypeName("application-joining")
    record ApplicationJoining(
            @NotBlank @Size(max = 200) String application,
            @NotBlank @Size(max = 200) String department,
            @NotBlank @Size(max = 4000) String purpose,
            @NotBlank @Size(max = 500) String contact,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 500) String> interfaces)
            implements Demand {}

    /** An application is to leave the platform. */
    @JsonTypeName("application-leaving")
    record ApplicationLeaving(
            @NotBlank @Size(max = 200) String application,
            @NotBlank @Size(max = 4000) String reason,
            @NotNull @Valid Remains remains)
            implements Demand {}

    /** @param department its unit */
    @JsonTypeName("department-adding")
    record DepartmentAdding(
            @NotNull @Pattern(regexp = Units.PATTERN) String department,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 500) String contact,
            @NotBlank @Size(max = 4000) String basis)
            implements Demand {}

    /** @param department its unit */
    @JsonTypeName("department-removal")
    record DepartmentRemoval(
            @NotNull @Pattern(regexp = Units.PATTERN) String department,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 4000) String basis,
            @NotNull @Valid Remains remains)
            implements Demand {}

    /** @param system in which the permission holds, such as the resource library */
    @JsonTypeName("permission-grant")
    record PermissionGrant(
            @NotBlank @Size(max = 64) String person,
            @NotBlank @Size(max = 200) String system,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> permissions,
            @NotBlank @Size(max = 2000) String need)
            implements Demand {}

    /** @param system in which the permission held */
    @JsonTypeName("permission-revocation")
    record PermissionRevocation(
            @NotBlank @Size(max = 64) String person,
            @NotBlank @Size(max = 200) String system,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> permissions,
            @NotBlank @Size(max = 2000) String reason)
            implements Demand {}

    /** The way messages are handled is to be another. */
    @JsonTypeName("process-change")
    record ProcessChange(
            @NotBlank @Size(max = 200) String system,
            @NotBlank @Size(max = 200) String department,
            @NotBlank @Size(max = 4000) String was,
            @NotBlank @Size(max = 4000) String wanted)
            implements Demand {}

    /**
     * Those who handle messages are others, and their permissions with them.
     *
     * @param outgoing whose permissions end; null where nobody leaves
     * @param incoming whose permissions begin; null where nobody comes
     */
    @JsonTypeName("handler-change")
    record HandlerChange(
            @NotBlank @Size(max = 200) String system,
            @NotBlank @Size(max = 200) String department,
            @Nullable @Size(max = 64) String outgoing,
            @Nullable @Size(max = 64) String incoming,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 200) String> permissions)
            implements Demand {}

    /**
     * A site is revised or its columns change, and the interaction system with it.
     *
     * @param configuration what must be otherwise in the interaction system
     */
    @JsonTypeName("site-revision")
    record SiteRevision(
            @NotBlank @Size(max = 200) String site,
            @NotBlank @Size(max = 4000) String revision,
            @NotBlank @Size(max = 4000) String configuration)
            implements Demand {}

    /** What becomes of what is left behind. */
    record Remains(
            @NotBlank @Size(max = 4000) String data,
            @NotBlank @Size(max = 4000) String accounts) {}
}
