/** Notifications: news that goes to one recipient over one channel, gathered into messages that follow one another. */
@NullMarked
package org.taizhang.domain.notification;

import org.jspecify.annotations.NullMarked;
