// A library wants a translation unit; the data comes from resources/CMakeLists.txt.
