package org.taizhang.api.file;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What may be stored, and where; {@code application.yml} has the defaults and where each comes from.
 *
 * @param folder where the bytes lie; one folder for all nodes
 * @param most how large a file may be
 * @param mediaTypes what may be stored
 * @param orphansAfter how long bytes stay that no entry of the ledger tells of
 */
@Validated
@ConfigurationProperties("taizhang.files")
public record FileSettings(
        @NotNull Path folder,
        @NotNull DataSize most,
        @NotEmpty Set<String> mediaTypes,
        @NotNull Duration orphansAfter) {}
