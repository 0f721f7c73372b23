package org.taizhang.api.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.taizhang.api.Settings;
import org.taizhang.domain.backup.Rhythm;
import org.taizhang.domain.restore.Deadlines;
import org.taizhang.domain.run.FollowUp;

/** How soon backups get the attention they are owed, as it is set. */
@Configuration(proxyBeanMethods = false)
class BackupWiring {
    @Bean
    Rhythm rhythm(Settings settings) {
        var backups = settings.backups();
        return new Rhythm(settings.zone(), backups.checkWithin(), backups.repairWithin());
    }

    @Bean
    FollowUp followUp(Settings settings) {
        var backups = settings.backups();
        return new FollowUp(backups.cause(), backups.fault(), backups.rerun(), backups.again());
    }

    @Bean
    Deadlines deadlines(Settings settings) {
        var restores = settings.backups().restores();
        return new Deadlines(
                restores.cleanUp(),
                restores.review(),
                restores.cause(),
                restores.fault(),
                restores.retest(),
                restores.verification(),
                restores.urgency(),
                restores.again());
    }
}
