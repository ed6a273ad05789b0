#include "core/picture/records/packedcomment.h"

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Chunks that hold an object, or text that is one; "prompt" may be a plain word elsewhere.
constexpr std::array objects{
    "invokeai_metadata", "sd-metadata", "generation_data", "parameters-json", "smproj",
    "extraMetadata",     "workflow",    "prompt",          "Comment",         "parameters"};
constexpr std::array plains{"Software", "Source", "Description"};

bool isObject(const Json &value)
{
    return value.is_object() || (value.is_string() && toText(value).trimmed().startsWith(u'{'));
}

} // namespace

void unpackObject(const Json &object, PictureTexts &texts)
{
    bool isPacked = false;
    for (const char *name : objects) {
        const Json &value = memberAt(object, name);
        const bool isText = name == std::string_view{"parameters"} && value.is_string();
        if (!isObject(value) && !isText)
            continue;
        texts.add(QString::fromLatin1(name), value);
        isPacked = true;
    }
    for (const char *name : plains) {
        if (isPacked && memberAt(object, name).is_string())
            texts.add(QString::fromLatin1(name), memberAt(object, name));
    }
}

void unpackComment(PictureTexts &texts)
{
    for (const auto keyword : {"UserComment"_L1, "Comment"_L1}) {
        if (!texts.json(keyword).is_object())
            continue;
        const Json object = texts.json(keyword); // a copy: adding moves the texts
        unpackObject(object, texts);
        return;
    }
}

} // namespace limner
