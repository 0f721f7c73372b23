package org.taizhang.domain.target;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a target is watched: one record a protocol, each served by one probe. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "protocol")
@JsonSubTypes({@JsonSubTypes.Type(Check.Http.class), @JsonSubTypes.Type(Check.Host.class)})
public sealed interface Check {
    /** What the name of a credential looks like, {@code store:name}; what it stands for is in that secret store alone. */
    String REFERENCE = "[a-z]{1,16}:[A-Za-z0-9._/-]{1,120}";

    /** The credentials it names, wherever in it: what is a member with the pattern {@link #REFERENCE}. */
    default Set<String> references() {
        return References.of((Record) this);
    }

    /**
     * Reads the page at the target's address.
     *
     * @param keyword text the page must contain
     * @param maxRedirects how many redirects are followed, 0 to 10; 5 where not said
     */
    @JsonTypeName("http")
    record Http(
            @Nullable @Size(max = 200) String keyword,
            @Nullable @Min(0) @Max(10) Integer maxRedirects) implements Check {}

    /** Reads the machine the product runs on. */
    @JsonTypeName("host")
    record Host() implements Check {}
}
