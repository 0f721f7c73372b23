package org.taizhang.projections.staff;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.taizhang.domain.Statement;
import org.taizhang.domain.staff.StaffEvent;
import org.taizhang.domain.staff.StaffEvent.Permission;
import org.taizhang.domain.staff.StaffEvent.PermissionGranted;
import org.taizhang.domain.staff.StaffEvent.PermissionRevoked;
import org.taizhang.projections.Recorded;

/**
 * What somebody may do in a system of the platform, or could.
 *
 * @param revokedAt null while it is granted
 */
public record PermissionView(
        UUID id,
        UUID staff,
        String unit,
        Permission permission,
        boolean granted,
        String grantor,
        Instant grantedAt,
        @Nullable String revoker,
        @Nullable Instant revokedAt,
        @Nullable Statement revocation) {
    /** A permission has an id of its own; what is no permission has none. */
    public static @Nullable UUID key(Recorded<StaffEvent> recorded) {
        return switch (recorded.event()) {
            case PermissionGranted e -> e.permission();
            case PermissionRevoked e -> e.permission();
            default -> null;
        };
    }

    public static @Nullable PermissionView evolve(@Nullable PermissionView was, Recorded<StaffEvent> recorded) {
        return switch (recorded.event()) {
            case PermissionGranted e ->
                new PermissionView(
                        e.permission(),
                        e.staff(),
                        recorded.unit(),
                        e.granted(),
                        true,
                        recorded.actor().id(),
                        recorded.time(),
                        null,
                        null,
                        null);
            case PermissionRevoked e ->
                Objects.requireNonNull(was, "revoked before it was granted")
                        .revoked(e.statement(), recorded.actor().id(), recorded.time());
            default -> was;
        };
    }

    private PermissionView revoked(Statement why, String by, Instant at) {
        return new PermissionView(id, staff, unit, permission, false, grantor, grantedAt, by, at, why);
    }
}
