// SPDX-License-Identifier: Apache-2.0
/** How identifiers are kept out of tables, logs and reports, and who can read them back. */
package org.qingmiao.features.privacy;
