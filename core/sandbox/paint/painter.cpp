#include "core/sandbox/paint/painter.h"

#include "core/base/digest.h"
#include "core/sandbox/paint/paintabstract.h"
#include "core/sandbox/paint/paintlandscape.h"
#include "core/sandbox/paint/paintnight.h"

#include <QtEndian>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

enum class Family { Landscape, Night, Abstract };

//! Whether the prompt speaks of one of the words; Chinese has no gaps, so it is searched inside.
bool speaksOf(const QString &prompt, std::initializer_list<const char *> words)
{
    for (const char *const word : words) {
        const QString text = QString::fromUtf8(word);
        qsizetype at = prompt.indexOf(text);
        for (; at >= 0; at = prompt.indexOf(text, at + 1)) {
            const bool isChinese = text.front().unicode() > 0x2e80;
            if (isChinese || at == 0 || !prompt.at(at - 1).isLetter())
                return true;
        }
    }
    return false;
}

paint::Wishes wishesOf(const QString &prompt)
{
    return {.sea = speaksOf(prompt, {"sea", "ocean", "lake", "beach", "coast", "harbour", "harbor",
                                     "ship", "lighthouse", "water", "river", "海", "湖", "河"}),
            .trees =
                speaksOf(prompt, {"forest", "tree", "wood", "pine", "jungle", "森", "树", "林"}),
            .snow = speaksOf(prompt, {"snow", "winter", "mountain", "alps", "peak", "山", "雪"}),
            .aurora = speaksOf(prompt, {"aurora", "northern light", "极光"}),
            .stars = speaksOf(prompt, {"star", "galaxy", "milky", "space", "cosmos", "星"})};
}

Family familyOf(const QString &prompt, paint::Random &random)
{
    const double dice = random.unit();
    if (speaksOf(prompt, {"abstract", "geometric", "pattern", "minimal", "抽象", "几何"}))
        return Family::Abstract;
    if (speaksOf(prompt, {"night", "star", "moon", "aurora", "galaxy", "milky", "midnight", "夜",
                          "星", "月", "极光"}))
        return Family::Night;
    if (speaksOf(prompt,
                 {"sea",  "ocean",    "lake", "beach",  "coast",     "lighthouse", "forest",
                  "tree", "mountain", "hill", "valley", "landscape", "sunset",     "sunrise",
                  "dawn", "dusk",     "海",   "湖",     "森",        "山",         "日落"}))
        return Family::Landscape;
    return dice < 0.55 ? Family::Landscape : dice < 0.8 ? Family::Night : Family::Abstract;
}

paint::Mood moodOf(const QString &prompt, paint::Random &random)
{
    using paint::Mood;
    const int dice = random.below(5);
    if (speaksOf(prompt, {"sunset", "fire", "autumn", "ember", "desert", "copper", "red", "日落",
                          "秋", "火", "红"}))
        return Mood::Ember;
    if (speaksOf(prompt, {"forest", "green", "spring", "jungle", "moss", "森", "绿", "春"}))
        return Mood::Forest;
    if (speaksOf(prompt, {"sea", "ocean", "teal", "dawn", "harbour", "lighthouse", "海", "晨"}))
        return Mood::Teal;
    if (speaksOf(prompt, {"purple", "violet", "lavender", "dream", "dusk", "紫", "梦"}))
        return Mood::Violet;
    if (speaksOf(prompt, {"snow", "winter", "ice", "blue", "雪", "冬", "蓝"}))
        return Mood::Indigo;
    return static_cast<Mood>(dice);
}

} // namespace

QImage paintSandboxPicture(const QString &prompt, qint64 seed, QSize size)
{
    const QSize bounded{std::clamp(size.width(), 1, 4096), std::clamp(size.height(), 1, 4096)};
    const QByteArray hash = sha256(prompt.toUtf8() + '\n' + QByteArray::number(seed));
    paint::Random random{qFromBigEndian<quint64>(hash.constData())};
    const QString words = prompt.toLower();
    const Family family = familyOf(words, random);
    paint::Mood mood = moodOf(words, random);
    if (family == Family::Night && mood == paint::Mood::Ember) // a red night looks like a mistake
        mood = random.chance(0.5) ? paint::Mood::Indigo : paint::Mood::Teal;
    const paint::Palette &colours = paint::palette(mood);

    QImage image{bounded, QImage::Format_RGB32};
    if (image.isNull()) // out of memory
        return image;
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    paint::Canvas canvas{painter, bounded, random, colours, wishesOf(words)};
    switch (family) {
    case Family::Landscape:
        paint::paintLandscape(canvas);
        break;
    case Family::Night:
        paint::paintNight(canvas);
        break;
    case Family::Abstract:
        paint::paintAbstract(canvas);
        break;
    }
    return image;
}

} // namespace limner
