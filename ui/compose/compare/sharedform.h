#pragma once

#include "core/base/json.h"

#include <QWidget>

#include <optional>

namespace limner {

class CountField;
class PromptField;
class SeedField;
class SizeField;

//! The fields that several models share: prompt, negative prompt, size, one seed for all, and how
//! many pictures of each.
class SharedForm final : public QWidget {
    Q_OBJECT
public:
    explicit SharedForm(QWidget *parent = nullptr);

    //! As `sharedSchema` names them; without the seed while it is random.
    [[nodiscard]] Json values() const;
    //! What is missing takes its default.
    void setValues(const Json &values);
    [[nodiscard]] QString prompt() const;
    [[nodiscard]] std::optional<qint64> seed() const;
    //! What the lock will keep.
    void setLastSeed(qint64 seed);
    [[nodiscard]] int images() const;
    void setImages(int images);
    //! How many of the models take a negative prompt.
    void showTakers(int negatives, int models);

    //! Says at the fields what stands in the way of sending; false when something does.
    bool check();
    //! The first of that in a few words; "" = nothing.
    [[nodiscard]] QString complaint() const;
    void focusPrompt();
    void focusSeed();

signals:
    void edited();

private:
    PromptField *m_prompt = nullptr;
    PromptField *m_negative = nullptr;
    SizeField *m_size = nullptr;
    SeedField *m_seed = nullptr;
    CountField *m_count = nullptr;
};

} // namespace limner
