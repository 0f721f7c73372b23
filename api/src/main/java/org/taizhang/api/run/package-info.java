/** Runs of backups over HTTP, as restic, borg, pgBackRest, Barman and others report them. */
@NullMarked
package org.taizhang.api.run;

import org.jspecify.annotations.NullMarked;
