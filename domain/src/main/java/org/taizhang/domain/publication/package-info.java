/** What is published: submitted, reviewed at every level by different people, approved, and only then published. */
@NullMarked
package org.taizhang.domain.publication;

import org.jspecify.annotations.NullMarked;
