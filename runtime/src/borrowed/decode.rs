//! How parts of an answer are decoded: as what they are in its text, and no copy.

use super::{IdRef, JsonRef, StandardAttributesRef, Text};
use crate::decode::{Decode, Failed, Null, Value};
use crate::scalar::{Sensitive, StandardAttributes};

impl<'de> Decode<'de> for Text<'de> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        *to = value.text(null, "a string")?.map(Self::from);
        Ok(())
    }
}

impl<'de> Decode<'de> for Sensitive<Text<'de>> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        *to = value.text(null, "a string")?.map(|text| Self::new(text.into()));
        Ok(())
    }
}

impl<'de> Decode<'de> for IdRef<'de> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        *to = value.id(null)?.map(Self::from);
        Ok(())
    }
}

impl<'de> Decode<'de> for JsonRef<'de> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        let raw = value.raw()?;
        *to = (null == Null::Refused || raw.get() != "null").then(|| raw.into());
        Ok(())
    }
}

impl<'de> Decode<'de> for StandardAttributesRef<'de> {
    fn read(to: &mut Option<Self>, value: &mut dyn Value<'de>, null: Null) -> Result<(), Failed> {
        let mut json = None;
        JsonRef::read(&mut json, value, null)?;
        if let Some(json) = json {
            *to =
                Some(Self::of(json).ok_or_else(|| Failed::said(StandardAttributes::no_object(json.raw())))?);
        }
        Ok(())
    }
}
