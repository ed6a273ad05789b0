#include "ui/models/modelkinds.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct KindRow {
    ModelKind kind;
    const char *name;
    //! Any of these in a card's words, in lower case, with blanks for what joins words.
    std::array<const char *, 8> words;
};

constexpr std::array rows{
    KindRow{ModelKind::Any, QT_TRANSLATE_NOOP("ModelKind", "Any kind"), {}},
    KindRow{ModelKind::FromText,
            QT_TRANSLATE_NOOP("ModelKind", "From text"),
            {"text to image", "txt2img", "text2img", "image generation", "generate images",
             "from text", "t2i", nullptr}},
    KindRow{ModelKind::EditPicture,
            QT_TRANSLATE_NOOP("ModelKind", "Edit a picture"),
            {"image to image", "img2img", "image editing", "edit image", "edits a picture",
             "inpaint", "kontext", "image edit"}},
    KindRow{ModelKind::Reference,
            QT_TRANSLATE_NOOP("ModelKind", "Reference"),
            {"reference", "consistent character", "character consistency", "ip adapter", "face to",
             "subject driven", "personali", nullptr}},
    KindRow{ModelKind::Upscale,
            QT_TRANSLATE_NOOP("ModelKind", "Upscale"),
            {"upscal", "super resolution", "esrgan", "enhance image", "image restoration",
             "restore images", nullptr, nullptr}},
    KindRow{ModelKind::CutOut,
            QT_TRANSLATE_NOOP("ModelKind", "Cut out"),
            {"background remov", "remove background", "removes background", "remove the background",
             "rembg", "matting", "remove bg", "cut out"}},
    KindRow{ModelKind::Video,
            QT_TRANSLATE_NOOP("ModelKind", "Video"),
            {"video", "animate", "text2vid", "img2vid", nullptr, nullptr, nullptr, nullptr}},
};

QString wordsOf(const ModelCard &card, const QString &shelf)
{
    QString words = (card.tags.join(u" | "_s) + u" | "_s + card.name + u" | "_s + card.title +
                     u" | "_s + card.description.left(400) + u" | "_s + shelf)
                        .toLower();
    return words.replace(u'-', u' ').replace(u'_', u' ');
}

} // namespace

const std::vector<ModelKind> &modelKinds()
{
    static const std::vector<ModelKind> kinds = [] {
        std::vector<ModelKind> all;
        for (const KindRow &row : rows)
            all.push_back(row.kind);
        return all;
    }();
    return kinds;
}

QString kindName(ModelKind kind)
{
    return QCoreApplication::translate("ModelKind", rows[static_cast<size_t>(kind)].name);
}

bool isOfKind(const ModelCard &card, const QString &shelf, ModelKind kind)
{
    if (kind == ModelKind::Any)
        return true;
    const QString words = wordsOf(card, shelf);
    const auto &marks = rows[static_cast<size_t>(kind)].words;
    return std::any_of(marks.begin(), marks.end(), [&](const char *mark) {
        return mark != nullptr && words.contains(QLatin1StringView{mark});
    });
}

bool needsPicture(const ModelCard &card)
{
    return isOfKind(card, {}, ModelKind::Upscale) || isOfKind(card, {}, ModelKind::CutOut);
}

} // namespace limner
