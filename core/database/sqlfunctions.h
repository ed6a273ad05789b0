#pragma once

struct sqlite3;

namespace limner {

//! Gives a connection the functions by which a picture's name and its likes are noted:
//! `natural_key(prompt, path)`, which is `naturalKey` of the prompt, or else of the file's name,
//! and `digest64(…)`, a number of 64 bits that differs where any of its values does; and the
//! aggregate `count_ids(id)`, which is `count(DISTINCT id)` of numbers, quicker.
void addSqlFunctions(sqlite3 *connection);

} // namespace limner
