package org.taizhang.domain;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who does something: a person's account or the product itself, as it stands in the metadata of every event. */
public record Actor(
        String id,
        String name,
        Set<Role> roles,
        String unit,
        @Nullable String address) {
    private static final String ID = "actor.id";
    private static final String NAME = "actor.name";
    private static final String ROLES = "actor.roles";
    private static final String UNIT = "actor.unit";
    private static final String ADDRESS = "actor.address";

    /** The metadata keys an actor stands under. */
    public static final Set<String> KEYS = Set.of(ID, NAME, ROLES, UNIT, ADDRESS);

    /** Those of them that say something of a person, whose account stays known by its id. */
    public static final Set<String> PERSONAL = Set.of(NAME, ADDRESS);

    private static final String PRODUCT = "system:";
    private static final String FOREIGN = "source:";

    /** The id of the person that a message's metadata names; nothing where that is the product, a source, or nobody. */
    public static Optional<String> person(Map<String, ?> metadata) {
        var id = text(metadata, ID, "");
        return id.isEmpty() || id.startsWith(PRODUCT) || id.startsWith(FOREIGN) ? Optional.empty() : Optional.of(id);
    }

    /** The product acting by itself, under the name of the part that acts, for the whole platform. */
    public static Actor system(String part, String unit) {
        return new Actor(PRODUCT + part, part, Set.of(Role.SYSTEM), unit, null);
    }

    /** A registered system that reports what it sees. */
    public static Actor source(UUID source, String name, String unit, @Nullable String address) {
        return new Actor(FOREIGN + source, name, Set.of(Role.SOURCE), unit, address);
    }

    /** The actor of a message, or a nameless one without any role where the metadata names none. */
    public static Actor of(Map<String, ?> metadata) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(text(metadata, ROLES, "").split(",", -1))
                .filter(role -> !role.isEmpty())
                .map(Role::valueOf)
                .forEach(roles::add);
        var address = text(metadata, ADDRESS, "");
        return new Actor(
                text(metadata, ID, ""),
                text(metadata, NAME, ""),
                roles,
                text(metadata, UNIT, ""),
                address.isEmpty() ? null : address);
    }

    /** What a message carries so that {@link #of} finds this actor again. */
    public Map<String, String> metadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(ID, id);
        metadata.put(NAME, name);
        metadata.put(ROLES, roles.stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        metadata.put(UNIT, unit);
        if (address != null) metadata.put(ADDRESS, address);
        return metadata;
    }

    public boolean hasAny(Role... any) {
        return Arrays.stream(any).anyMatch(roles::contains);
    }

    private static String text(Map<String, ?> metadata, String key, String otherwise) {
        return metadata.get(key) instanceof String text ? text : otherwise;
    }
}
