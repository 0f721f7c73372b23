/** The channels over which messages go: what each kind says in which form. */
@NullMarked
package org.taizhang.api.notification.channel;

import org.jspecify.annotations.NullMarked;
