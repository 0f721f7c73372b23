package org.taizhang.api.file;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Files;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.web.Model;
import org.taizhang.domain.file.FileEvent;
import org.taizhang.domain.file.FileEvent.Flaw;
import org.taizhang.projections.documents.Filter;
import org.taizhang.projections.file.FileView;

/** The archive, how large a form may be, and how the archive fares. */
@Configuration(proxyBeanMethods = false)
class FileWiring {
    /** What a form has beside its file. */
    private static final long MARGIN = 1 << 16;

    @Bean
    Archive archive(FileSettings settings) {
        return new Archive(settings.folder().toAbsolutePath());
    }

    /** Forms are spooled to the disk, never held in memory. */
    @Bean
    MultipartConfigElement multipartConfig(FileSettings settings) {
        var most = settings.most().toBytes();
        return new MultipartConfigElement("", most, most + MARGIN, 0);
    }

    @Bean
    HealthIndicator filesHealthIndicator(Archive archive, Model<FileEvent, FileView> files) {
        return () -> {
            var folder = archive.folder();
            var damaged =
                    files
                            .view()
                            .everything()
                            .count(List.of(Filter.in("flaw", List.of(Flaw.values()))))
                            .values()
                            .stream()
                            .mapToLong(Long::longValue)
                            .sum();
            var usable = Files.notExists(folder) || Files.isWritable(folder);
            return (usable && damaged == 0 ? Health.up() : Health.down())
                    .withDetail("folder", folder.toString())
                    .withDetail("damaged", damaged)
                    .build();
        };
    }
}
